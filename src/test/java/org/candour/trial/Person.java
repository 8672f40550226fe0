package org.candour.trial;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who uses the site over HTTP. An answer that never came is not an acknowledgement. */
final class Person {

  static final String PASSWORD = "a-password-for-trials";
  /** The second factor of trial moderators: thirty-two times the letter A, which is twenty zero bytes. */
  static final String SECRET = "A".repeat(32);

  private static final Pattern DRAFT = Pattern.compile("name=\"draft\" value=\"([^\"]+)\"");
  private static final Pattern NUMBER = Pattern.compile("id=\"story-number\">(\\d+)");

  private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager())
      .connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
  private final HttpClient anonymous =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  Person(String address) {
    this.address = address;
  }

  /** An answer: its status and text. */
  record Answer(int status, String body, String location) {}

  Answer post(boolean signedIn, String path, Object... fields) throws IOException {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(URLEncoder.encode(fields[i].toString(), StandardCharsets.UTF_8) + "="
          + URLEncoder.encode(fields[i + 1].toString(), StandardCharsets.UTF_8));
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", address)
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))).build();
    try {
      HttpResponse<String> answer = (signedIn ? client : anonymous).send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Sends a file, as the form of a page would. */
  Answer upload(String path, String name, byte[] file) throws IOException {
    byte[] head = ("--candour\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60)).header("Origin", address)
            .header("Content-Type", "multipart/form-data; boundary=candour").POST(HttpRequest.BodyPublishers
                .ofByteArrays(List.of(head, file, "\r\n--candour--\r\n".getBytes(StandardCharsets.UTF_8))))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Opens a page, signed in where this person is. */
  Answer get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60)).GET().build();
    try {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body(), answer.headers().firstValue("Location").orElse(""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Tells a story, page by page, without a cookie. Gives its number, or 0 where it was not acknowledged. */
  long tell(String region, String title, String body, long service) throws IOException {
    String draft = found(DRAFT, post(false, "/" + region + "/tell", "device", "own", "code", "2468").body());
    if (draft.isEmpty()) {
      return 0;
    }
    String tell = "/" + region + "/tell/";
    post(false, tell + "story", "draft", draft, "title", title, "body", body);
    post(false, tell + "services", "draft", draft, "add", service);
    post(false, tell + "role", "draft", draft, "role", "patient");
    post(false, tell + "name", "draft", draft, "name", "trialkv");
    post(false, tell + "when", "draft", draft, "happened", "month");
    post(false, tell + "known", "draft", draft, "known", "no");
    String number = found(NUMBER, post(false, tell + "check", "draft", draft).body());
    return number.isEmpty() ? 0 : Long.parseLong(number);
  }

  /** Signs in with password and, for a moderator, the second factor. */
  void signIn(String mail, boolean moderator) throws IOException {
    Answer in = post(true, "/sign-in", "address", mail, "password", PASSWORD);
    if (in.status() != 302) {
      throw new IOException("sign-in of " + mail + " gave " + in.status());
    }
    if (moderator && post(true, "/sign-in/code", "code", code()).status() != 302) {
      throw new IOException("the code of " + mail + " was not taken");
    }
  }

  private static String code() {
    try {
      var generator = new TimeBasedOneTimePasswordGenerator();
      return generator.generateOneTimePasswordString(new SecretKeySpec(new byte[20], generator.getAlgorithm()),
          Instant.now());
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? matcher.group(1) : "";
  }
}
