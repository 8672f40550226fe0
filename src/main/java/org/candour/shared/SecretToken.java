package org.candour.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that people carry: 128 random bits, of which only the hash is kept. */
public final class SecretToken {

  private static final SecureRandom RANDOM = new SecureRandom();

  private SecretToken() {}

  /** A new token, 22 characters that are safe in an address. */
  public static String fresh() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Letters and digits that are not mistaken for each other when somebody copies them. */
  public static final String CLEAR = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  /**
   * So many of these signs, each drawn by chance.
   *
   * @throws IllegalArgumentException where there are no signs to draw from
   */
  public static String drawn(String signs, int length) {
    StringBuilder drawn = new StringBuilder();
    for (int i = 0; i < length; i++) {
      drawn.append(signs.charAt(RANDOM.nextInt(signs.length())));
    }
    return drawn.toString();
  }

  /** A form's own key as it came back, by which sending it twice is one act; a new one where it is none. */
  public static String kept(String typed) {
    return typed.matches("[A-Za-z0-9_-]{16,64}") ? typed : fresh();
  }

  /**
   * What is kept of a token: its SHA-256, 32 bytes.
   *
   * @throws IllegalStateException on a Java without SHA-256, which there is not
   */
  public static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
