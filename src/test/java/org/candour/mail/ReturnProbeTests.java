package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.candour.Cast;
import org.candour.TestHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator is told when what comes back does not arrive, before anybody's dead address goes unnoticed. */
class ReturnProbeTests {

  private static final String MAILBOX = "returns@candour.example";

  private final TestHouse house = TestHouse.get();
  private final ReturnProbe probe = house.bean(ReturnProbe.class);
  private final List<MailTransport.MailMessage> sent = new ArrayList<>();

  @BeforeEach
  @AfterEach
  void nothingIsKnown() {
    house.sql().sql("delete from return_probe").update();
  }

  private String write() {
    probe.send(sent::add, MAILBOX);
    return sent.getLast().to();
  }

  private void read(String message) throws Exception {
    GreenMail box = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    box.start();
    try {
      GreenMailUser user = box.setUser(MAILBOX, "returns", "secret");
      user.deliver(ReturnedMail.parse(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
      ReturnMailbox returns = house.bean(ReturnMailbox.class).reading(new MailSettings(null,
          "imap://returns:secret@127.0.0.1:" + box.getImap().getPort() + "/INBOX", MAILBOX, house.address()));
      assertThat(returns.read()).isOne();
      assertThat(returns.read()).as("it is deleted").isZero();
    } finally {
      box.stop();
    }
  }

  private String operators() {
    return Cast.get().caller("support").get("/operate").body();
  }

  @Test
  void whatComesBackIsKnownToArrive() throws Exception {
    String to = write();
    assertThat(to).matches("returns\\+[a-z2-7]{26}@candour.example");
    assertThat(operators()).contains("not back yet");
    read("From: stories@candour.example\nTo: " + to + "\nSubject: Return path check\n\nWords\n");
    assertThat(operators()).contains("works, tried on").doesNotContain("do not reach us");
    write();
    assertThat(sent).as("once a day").hasSize(1);
    house.pass(Duration.ofHours(25));
    write();
    assertThat(sent).hasSize(2);
  }

  @Test
  void whatDoesNotArriveWithinAnHourIsSaidAndTokensRest() {
    write();
    assertThat(probe.arrives()).isTrue();
    house.pass(Duration.ofMinutes(61));
    assertThat(probe.arrives()).isFalse();
    assertThat(operators()).contains("Letters that come back do not reach us");
    ReturnProbe.Tried failed = probe.tried().orElseThrow();
    write();
    assertThat(sent).as("and it is tried again").hasSize(2);
    assertThat(probe.tried()).as("one that is under way says nothing, and does not lend its day").contains(failed);
    assertThat(operators()).contains("Letters that come back do not reach us");
  }

  @Test
  void aReportThatNoSuchMailboxExistsIsUnderstood() throws Exception {
    write();
    read("""
        From: MAILER-DAEMON@candour.example
        To: %s
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B"

        --B
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1

        --B
        Content-Type: text/rfc822-headers

        Message-ID: %s

        --B--
        """.formatted(MAILBOX, sent.getLast().to(), sent.getLast().messageId()));
    assertThat(probe.arrives()).isFalse();
    assertThat(operators()).contains("do not reach us");
    write();
    assertThat(probe.arrives()).isFalse();
  }

  @Test
  void aClosedPostSaysNothingOfTheMailbox() {
    probe.send(message -> { throw new MailTransport.PostFailed("closed", false); }, MAILBOX);
    assertThat(probe.arrives()).isTrue();
    write();
    assertThat(sent).hasSize(1);
  }
}
