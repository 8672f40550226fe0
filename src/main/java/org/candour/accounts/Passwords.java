package org.candour.accounts;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import org.candour.shared.SecretToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept. */
@Configuration(proxyBeanMethods = false)
public class Passwords {

  private static final int STRENGTH = 10;
  // bcrypt reads no further.
  private static final int BCRYPT_BYTES = 72;

  /** The hash of a password that nobody has: compared with where there is no account, so that both take as long. */
  public static final String NOBODYS = new BCryptPasswordEncoder(STRENGTH).encode(SecretToken.fresh());

  @Bean
  PasswordEncoder passwordEncoder() {
    return new Folding(new BCryptPasswordEncoder(STRENGTH));
  }

  /**
   * Whole sentences may be passwords: what bcrypt would cut off is hashed down first, and é is é however it was typed.
   */
  private record Folding(PasswordEncoder inner) implements PasswordEncoder {

    @Override
    public String encode(@org.jspecify.annotations.Nullable CharSequence typed) {
      return java.util.Objects.requireNonNull(inner.encode(fold(typed)));
    }

    @Override
    public boolean matches(@org.jspecify.annotations.Nullable CharSequence typed,
        @org.jspecify.annotations.Nullable String hash) {
      return inner.matches(fold(typed), hash);
    }

    private static String fold(@org.jspecify.annotations.Nullable CharSequence typed) {
      String text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC);
      return text.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_BYTES
          ? text
          : Base64.getEncoder().encodeToString(SecretToken.hash(text));
    }
  }
}
