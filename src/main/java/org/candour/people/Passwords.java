package org.candour.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Objects;
import org.candour.shared.SecretToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept. */
@Configuration(proxyBeanMethods = false)
public class Passwords {

  // bcrypt reads no further.
  private static final int BCRYPT_BYTES = 72;

  /** Stands for the hash of a password that nobody has: where there is no account, no comparison is quicker by that. */
  public static final String NOBODYS = "nobody's";

  /**
   * How passwords are hashed.
   *
   * @param strength the work, as a power of two; ten where nobody says otherwise, and less only where tests sign in a
   * thousand times
   */
  @Bean
  PasswordEncoder passwordEncoder(@Value("${candour.password-strength:10}") int strength) {
    BCryptPasswordEncoder inner = new BCryptPasswordEncoder(strength);
    return new Folding(inner, Objects.requireNonNull(inner.encode(SecretToken.fresh())));
  }

  /**
   * Whole sentences may be passwords: what bcrypt would cut off is hashed down first, and é is é however it was typed.
   */
  private record Folding(PasswordEncoder inner, String nobodys) implements PasswordEncoder {

    @Override
    public String encode(@org.jspecify.annotations.Nullable CharSequence typed) {
      return Objects.requireNonNull(inner.encode(fold(typed)));
    }

    @Override
    public boolean matches(@org.jspecify.annotations.Nullable CharSequence typed,
        @org.jspecify.annotations.Nullable String hash) {
      return inner.matches(fold(typed), NOBODYS.equals(hash) ? nobodys : hash);
    }

    private static String fold(@org.jspecify.annotations.Nullable CharSequence typed) {
      String text = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFC);
      return text.getBytes(StandardCharsets.UTF_8).length <= BCRYPT_BYTES
          ? text
          : Base64.getEncoder().encodeToString(SecretToken.hash(text));
    }
  }
}
