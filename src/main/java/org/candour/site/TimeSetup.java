package org.candour.site;

import org.candour.shared.HouseClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The one clock, and the cookie that carries a session. */
@Configuration(proxyBeanMethods = false)
class TimeSetup {

  static final String COOKIE = "candour";

  @Bean
  HouseClock clock() {
    return new HouseClock();
  }

  @Bean
  CookieSerializer cookie() {
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(COOKIE);
    // The region's prefix plays the context path; one session serves all regions.
    cookie.setCookiePath("/");
    cookie.setSameSite("Lax");
    cookie.setUseHttpOnlyCookie(true);
    return cookie;
  }
}
