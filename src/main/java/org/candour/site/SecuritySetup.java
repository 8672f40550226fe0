package org.candour.site;

import org.candour.shared.HouseClock;
import org.candour.shared.Limits;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.RelativeRedirectFilter;

/**
 * The chain: a same-origin check on everything that changes something. Who may do what is decided by
 * {@link AccessGuard}, handler by handler.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class SecuritySetup {

  @Bean
  @ConditionalOnWebApplication
  SecurityFilterChain chain(HttpSecurity http, SameOriginFilter sameOrigin) {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable).formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        // SecurityHeaders sets them, also where a request never comes this far.
        .headers(AbstractHttpConfigurer::disable)
        .addFilterBefore(sameOrigin, org.springframework.security.web.access.intercept.AuthorizationFilter.class)
        .build();
  }

  /**
   * Where we are is said by nobody's headers: a redirect names the path alone. The server itself would do so for newer
   * clients only; a proxy that asks in HTTP/1.0 got a host without its port.
   */
  @Bean
  FilterRegistrationBean<RelativeRedirectFilter> relativeRedirects() {
    RelativeRedirectFilter filter = new RelativeRedirectFilter();
    filter.setRedirectStatus(HttpStatus.FOUND);
    FilterRegistrationBean<RelativeRedirectFilter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  /** People sign in through {@code accounts}; the framework has no users of its own. */
  @Bean
  UserDetailsService noFrameworkUsers() {
    return name -> { throw new UsernameNotFoundException("none"); };
  }

  @Bean
  Limits limits(HouseClock clock, Settings settings) {
    return new Limits(clock, settings.limits().equals("raised") ? 100_000 : 1);
  }
}
