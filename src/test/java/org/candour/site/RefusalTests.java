package org.candour.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.candour.TestHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is refused before a handler sees it: in our words, under our headers, and with one line in the log. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalTests {

  private final TestHouse house = TestHouse.get();

  @Test
  void everyRefusalIsAPageOfOurs() throws IOException {
    for (String line : List.of("GET /%00 HTTP/1.1", "GET /a/..;/b HTTP/1.1", "GET /a;b=c HTTP/1.1",
        "GET /%2e%2e/x HTTP/1.1", "GET //x HTTP/1.1", "GET /stories?q=%ff%fe HTTP/1.1", "GET /a\\b HTTP/1.1",
        "GET /none HTTP/1.1", "TRACE / HTTP/1.1", "FOO / HTTP/1.1", "PUT /tell HTTP/1.1", "GET / HTTP/7.3", "nonsense",
        "OPTIONS * HTTP/1.1", "OPTIONS / HTTP/1.1", "OPTIONS /none HTTP/1.1", "HEAD * HTTP/1.1", "GET * HTTP/1.1",
        "TRACE * HTTP/1.1", "CONNECT localhost:80 HTTP/1.1", "PROPFIND / HTTP/1.1",
        "GET /" + "a".repeat(20_000) + " HTTP/1.1", "GET /?q=" + "a".repeat(200_000) + " HTTP/1.1",
        "G\u0001T / HTTP/1.1", "GET /a b HTTP/1.1", "GET http://evil.example/ HTTP/1.1", "GET /{x} HTTP/1.1",
        "GET / HTTP/0.9", "\u0016\u0003\u0001", "PRI * HTTP/2.0")) {
      String answer = ask(line, "Host: localhost", "");
      assertThat(answer).as(line).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 500")
          .contains("Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
              "X-Frame-Options: DENY")
          .doesNotContain("HTTP Status", "Apache Tomcat", "Tahoma");
    }
    for (String host : List.of("Host: localhost\r\nTransfer-Encoding: nonsense",
        "Host: localhost\r\nContent-Length: -1", "Host: localhost\r\nX-Long: " + "a".repeat(70_000),
        "Host: localhost\r\nContent-Length: 1\r\nContent-Length: 2", "Host: localhost\r\nExpect: nonsense",
        "Host: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AA")) {
      assertThat(ask("GET / HTTP/1.1", host, "")).as(host.substring(0, Math.min(60, host.length())))
          .startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 500").contains("Content-Security-Policy: ");
    }
    for (String host : List.of("Host: a b", "Host: evil[.example", "Host: x\r\nHost: y", "No: host")) {
      assertThat(ask("GET / HTTP/1.1", host, "")).as(host).startsWith("HTTP/1.1 400 ")
          .contains("Content-Security-Policy: ", "We could not read what was sent");
    }
  }

  @Test
  void aBodyThatIsTooLargeOrBrokenOffIsOneLineInTheLog(CapturedOutput log) throws IOException {
    for (String type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
      int before = log.getAll().length();
      assertThat(
          ask("POST /tell/story HTTP/1.1", "Host: localhost\r\nContent-Type: " + type + "\r\nContent-Length: 12000000",
              "body=" + "a".repeat(11_999_995)))
          .as(type).startsWith("HTTP/1.1 413 ").contains("Content-Security-Policy: ");
      assertThat(said(log, before)).as(type).hasSizeLessThanOrEqualTo(1);
      int cut = log.getAll().length();
      try (Socket socket = open()) {
        socket.getOutputStream().write(("POST /tell/story HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
            + "\r\nContent-Length: 9000\r\n\r\nbody=a").getBytes(StandardCharsets.US_ASCII));
      }
      Awaitility.await().until(() -> log.getAll().substring(cut).contains("was not taken"));
      assertThat(said(log, cut)).as(type + " broken off").hasSize(1);
    }
  }

  /** All but what the house says of its own work meanwhile. */
  private static List<String> said(CapturedOutput log, int from) {
    return log.getAll().substring(from).lines().filter(l -> !l.isBlank() && !l.contains(" INFO  - ")).toList();
  }

  @Test
  void aFormComesFromTheSameSchemeHostAndPort() throws IOException {
    String here = "http://localhost:" + house.address().replaceAll(".*:", "");
    for (String other : List.of(here.replace("http:", "https:"), "http://localhost:1", "http://localhost.example",
        "null")) {
      assertThat(post(other)).as(other).startsWith("HTTP/1.1 403 ");
    }
    assertThat(post(here)).doesNotStartWith("HTTP/1.1 403 ");
  }

  private String post(String origin) throws IOException {
    return ask("POST /sign-in HTTP/1.1", "Host: localhost:" + house.address().replaceAll(".*:", "") + "\r\nOrigin: "
        + origin + "\r\nCookie: candour=x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3",
        "a=b");
  }

  /** Wherever somebody says that we are, we lead nobody there. */
  @Test
  void aRedirectNamesThePathAlone() throws IOException {
    for (String more : List.of("Host: evil.example",
        "Host: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded:"
            + " host=evil.example")) {
      for (String version : List.of("1.1", "1.0")) {
        assertThat(ask("GET /work HTTP/" + version, more, "")).startsWith("HTTP/1.1 302 ")
            .contains("\r\nLocation: /sign-in?next=").doesNotContain("evil");
      }
    }
  }

  @Test
  void theShortAddressOnPaperWorksUnderARegionToo() throws IOException {
    for (String path : List.of("/i/NOSUCH", "/uk-england/i/NOSUCH", "/uk-scotland/i/NOSUCH")) {
      String answer = ask("GET " + path + " HTTP/1.1", "Host: localhost", "");
      String to = answer.replaceAll("(?s).*\r\nLocation: ([^\r]+).*", "$1");
      assertThat(to).as(path).matches("/uk-(england|scotland)/tell\\?link=NOSUCH");
      assertThat(ask("GET " + to + " HTTP/1.1", "Host: localhost", "")).as(to).doesNotStartWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void eachAnswerHasANumberOfItsOwn() throws IOException {
    String first = ask("GET / HTTP/1.1", "Host: localhost\r\nX-Request-Id: mine", "");
    assertThat(first).contains("\r\nX-Request-Id: ").doesNotContain("X-Request-Id: mine");
  }

  private Socket open() throws IOException {
    return new Socket("127.0.0.1", URI.create(house.address()).getPort());
  }

  private String ask(String line, String headers, String body) throws IOException {
    try (Socket socket = open()) {
      socket.setSoTimeout(20_000);
      var out = socket.getOutputStream();
      out.write((line + "\r\n" + headers + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      try {
        out.write(body.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException e) {
        // Refused before all of it was sent.
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
