package org.candour.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept, and what one must be. */
@Configuration(proxyBeanMethods = false)
class Passwords {

  static final int SHORTEST = 12;
  // bcrypt reads no further than 72 bytes.
  static final int LONGEST = 64;

  /** The hash of a password that nobody has: compared with where there is no account, so that both take as long. */
  static final String NOBODYS = new BCryptPasswordEncoder(10).encode(org.candour.shared.Token.fresh());

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder(10);
  }
}
