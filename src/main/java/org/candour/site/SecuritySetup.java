package org.candour.site;

import org.candour.shared.HouseClock;
import org.candour.shared.Limits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The chain: headers, and a same-origin check on everything that changes something. Who may do what is decided by
 * {@link Guard}, handler by handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class SecuritySetup {

  // No inline script and no inline style anywhere, so that a hostile text has nothing to hold on to.
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @ConditionalOnWebApplication
  SecurityFilterChain chain(HttpSecurity http, SameOrigin sameOrigin) {
    return http
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .headers(headers -> headers
            .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
            .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(self), microphone=(self)"))
            .cacheControl(cache -> cache.disable()))
        .addFilterBefore(sameOrigin, org.springframework.security.web.access.intercept.AuthorizationFilter.class)
        .build();
  }

  /** People sign in through {@code accounts}; the framework has no users of its own. */
  @Bean
  UserDetailsService noFrameworkUsers() {
    return name -> {
      throw new UsernameNotFoundException("none");
    };
  }

  @Bean
  Limits limits(HouseClock clock, Settings settings) {
    return new Limits(clock, settings.limits().equals("raised") ? 100_000 : 1);
  }
}
