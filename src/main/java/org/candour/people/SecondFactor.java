package org.candour.people;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.candour.shared.HouseClock;
import org.candour.shared.QrCode;
import org.candour.shared.SecretToken;
import org.springframework.stereotype.Component;

/** Codes from an authenticator application (RFC 6238: six digits, thirty seconds, one step of drift either way). */
@Component
public class SecondFactor {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECRET_LENGTH = 32;
  private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{16,64}");

  private final HouseClock clock;
  private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

  SecondFactor(HouseClock clock) {
    this.clock = clock;
  }

  /** A new secret, 160 bits in Base32. */
  public String fresh() {
    return SecretToken.drawn(BASE32, SECRET_LENGTH);
  }

  public static boolean isSecret(String typed) {
    return SECRET.matcher(typed).matches();
  }

  /** The time step that this code belongs to, if it belongs to one of the last, this and the next. */
  public OptionalLong step(String secret, String typed) {
    String code = typed.length() > 20 ? "" : typed.replaceAll("\\s", "");
    if (!code.matches("[0-9]{6}") || !isSecret(secret)) {
      return OptionalLong.empty();
    }
    // A demo's clock may run ahead; the telephone that makes the code knows only the wall's.
    for (Instant now : List.of(clock.instant(), clock.wall())) {
      for (int step = -1; step <= 1; step++) {
        Instant at = now.plus(generator.getTimeStep().multipliedBy(step));
        if (MessageDigest.isEqual(codeAt(secret, at).getBytes(StandardCharsets.US_ASCII),
            code.getBytes(StandardCharsets.US_ASCII))) {
          return OptionalLong.of(at.getEpochSecond() / generator.getTimeStep().toSeconds());
        }
      }
    }
    return OptionalLong.empty();
  }

  public String codeAt(String secret, Instant at) {
    try {
      return generator.generateOneTimePasswordString(new SecretKeySpec(bytes(secret), generator.getAlgorithm()), at);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The path of a QR code as SVG draws it, one unit a module. */
  public String picture(PersonAccount person, String secret) {
    String text = "otpauth://totp/Candour:" + URLEncoder.encode(person.address(), StandardCharsets.UTF_8) + "?secret="
        + secret + "&issuer=Candour";
    QrCode code = QrCode.of(text);
    return code.size() + ";" + code.path();
  }

  private static byte[] bytes(String base32) {
    byte[] bytes = new byte[base32.length() * 5 / 8];
    long buffer = 0;
    int bits = 0;
    int at = 0;
    for (char sign : base32.toCharArray()) {
      buffer = (buffer << 5) | BASE32.indexOf(sign);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes[at++] = (byte) (buffer >> bits);
      }
    }
    return bytes;
  }
}
