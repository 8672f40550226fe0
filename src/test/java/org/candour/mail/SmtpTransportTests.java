package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Letters leave over one connection a round, whatever the server does in between. */
class SmtpTransportTests {

  /** A mail server that hangs up after some letters, and does not know one mailbox. */
  private static final class Server implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final int patience;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> envelope = new CopyOnWriteArrayList<>();
    private boolean wide;

    Server(int patience) throws IOException {
      this.patience = patience;
      Thread.ofVirtual().start(() -> {
        try {
          while (true) {
            Socket caller = door.accept();
            calls.incrementAndGet();
            Thread.ofVirtual().start(() -> talk(caller));
          }
        } catch (IOException e) {
          // Closed: the day is over.
        }
      });
    }

    private void talk(Socket caller) {
      try (caller;
          BufferedReader in =
              new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
          PrintStream out = new PrintStream(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
        out.print("220 here\r\n");
        int letters = 0;
        boolean letter = false;
        for (String line = in.readLine(); line != null && letters < patience; line = in.readLine()) {
          if (letter) {
            letter = !line.equals(".");
            letters += letter ? 0 : 1;
            if (line.startsWith("Message-ID: ") || line.startsWith("Date: ")) {
              taken.add(line);
            }
          }
          if (!letter) {
            if (line.startsWith("MAIL FROM") || line.startsWith("RCPT TO")) {
              envelope.add(line);
            }
            letter = line.equals("DATA");
            out.print(wide && line.startsWith("EHLO")
                ? "250-here\r\n250 SMTPUTF8\r\n"
                : letter ? "354 go on\r\n" : line.contains("nobody@") ? "550 no such mailbox\r\n" : "250 yes\r\n");
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }

  private static MailTransport.MailMessage letter(String id, String to) {
    return new MailTransport.MailMessage("<" + id + ">", "house@house.example", to, "A subject", "Words",
        "<p>Words</p>", null);
  }

  private static SmtpTransport post(Server server) {
    return new SmtpTransport("smtp://127.0.0.1:" + server.door.getLocalPort(), new ReturnPath(null, () -> true),
        Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC));
  }

  @Test
  void theLettersOfARoundShareAConnection() throws IOException {
    try (Server server = new Server(100)) {
      SmtpTransport post = post(server);
      post.handOver(letter("one", "a@post.example"));
      post.handOver(letter("two", "b@post.example"));
      assertThatThrownBy(() -> post.handOver(letter("lost", "nobody@post.example")))
          .isInstanceOfSatisfying(MailTransport.PostFailed.class, failed -> assertThat(failed.lasting()).isTrue());
      post.handOver(letter("three", "c@post.example"));
      post.rest();
      post.handOver(letter("four", "d@post.example"));
      assertThat(server.taken).filteredOn(line -> line.startsWith("Message-ID")).containsExactly("Message-ID: <one>",
          "Message-ID: <two>", "Message-ID: <three>", "Message-ID: <four>");
      assertThat(server.taken).filteredOn(line -> line.startsWith("Date"))
          .allMatch(line -> line.startsWith("Date: Wed, 4 Mar 2026 05:06:07"));
      assertThat(server.calls.get()).as("again after a refused mailbox, and after the round").isEqualTo(3);
      post.rest();
    }
  }

  @Test
  void aServerThatHangsUpBetweenLettersIsCalledAgain() throws IOException {
    try (Server server = new Server(1)) {
      SmtpTransport post = post(server);
      for (String id : List.of("one", "two", "three")) {
        post.handOver(letter(id, "a@post.example"));
      }
      assertThat(server.taken).filteredOn(line -> line.startsWith("Message-ID")).hasSize(3).doesNotHaveDuplicates();
      assertThat(server.calls.get()).isEqualTo(3);
    }
  }

  @Test
  void aDomainBeyondAsciiIsThatDomain() throws IOException {
    try (Server server = new Server(100)) {
      SmtpTransport post = post(server);
      for (String to : List.of("jo@małe.example", "JO@MAŁE.example", "jo@bücher.example", "jo@例え.example")) {
        post.handOver(letter("one", to));
      }
      assertThat(server.envelope).filteredOn(line -> line.startsWith("RCPT")).containsExactly(
          "RCPT TO:<jo@xn--mae-iwa.example>", "RCPT TO:<jo@xn--mae-iwa.example>", "RCPT TO:<jo@xn--bcher-kva.example>",
          "RCPT TO:<jo@xn--r8jz45g.example>");
      assertThatThrownBy(() -> post.handOver(letter("lost", "małe@post.example")))
          .isInstanceOfSatisfying(MailTransport.PostFailed.class, failed -> assertThat(failed.lasting()).isTrue());
      assertThat(server.envelope).noneMatch(line -> line.contains("@post.example"));
      assertThat(post.reachesBeyondAscii()).isFalse();
      post.rest();
    }
  }

  @Test
  void aServerThatTakesAllLettersGetsThem() throws IOException {
    try (Server server = new Server(100)) {
      server.wide = true;
      SmtpTransport post = post(server);
      Awaitility.await().until(post::reachesBeyondAscii);
      post.handOver(letter("one", "żaneta@post.example"));
      post.handOver(letter("two", "a@post.example"));
      assertThat(server.envelope).filteredOn(line -> line.startsWith("RCPT"))
          .containsExactly("RCPT TO:<żaneta@post.example>", "RCPT TO:<a@post.example>");
      assertThat(server.envelope).filteredOn(line -> line.startsWith("MAIL")).first().asString().contains("SMTPUTF8");
      assertThat(server.envelope).filteredOn(line -> line.startsWith("MAIL")).last().asString()
          .doesNotContain("SMTPUTF8");
      post.rest();
    }
  }

  @Test
  void withoutTokensTheReturnAddressIsTheMailbox() {
    assertThat(ReturnToken.plain("returns@house.example")).contains("returns@house.example");
    assertThat(ReturnToken.plain("returns-*@house.example")).contains("returns@house.example");
    assertThat(ReturnToken.plain("*@returns.house.example")).isEmpty();
  }

  @Test
  void theReturnAddressCarriesTheToken() throws IOException {
    try (Server server = new Server(100)) {
      AtomicBoolean arrive = new AtomicBoolean(true);
      SmtpTransport post = new SmtpTransport("smtp://127.0.0.1:" + server.door.getLocalPort(),
          new ReturnPath("returns@house.example", arrive::get), Clock.systemUTC());
      MailTransport.MailMessage letter = new MailTransport.MailMessage("<one>", "house@house.example", "a@post.example",
          "A subject", "Words", "<p>Words</p>", null, "abcdefghijklmnopqrstuvwxyz");
      post.handOver(letter);
      assertThat(server.envelope).contains("MAIL FROM:<returns+abcdefghijklmnopqrstuvwxyz@house.example>");
      arrive.set(false);
      post.handOver(letter);
      assertThat(server.envelope).as("not where no such mailbox would take it")
          .contains("MAIL FROM:<returns@house.example>");
      post.rest();
    }
  }
}
