package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.candour.Work;
import org.candour.mail.Returned.Kind;
import org.junit.jupiter.api.Test;

class ReturnedTests {

  private static final String ID = "<abcDEF_123@candour.example>";

  private static Returned read(String message) throws Exception {
    return Returned.of(Returned.parse(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String report(String action, String status) {
    return """
        From: Mail Delivery System <MAILER-DAEMON@mx.example>
        To: returns@candour.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="B"

        --B
        Content-Type: text/plain

        I'm sorry to have to inform you.
        --B
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; nobody@far.example
        Action: ACTION
        Status: STATUS

        --B
        Content-Type: message/rfc822

        Message-ID: ID
        From: stories@candour.example
        Subject: A story for you

        --B--
        """.replace("ACTION", action).replace("STATUS", status).replace("ID: ID", "ID: " + ID);
  }

  @Test
  void whatDidNotArriveIsToldFromWhatIsLate() throws Exception {
    assertThat(read(report("failed", "5.1.1"))).isEqualTo(new Returned(Kind.DEAD, ID, "5.1.1"));
    assertThat(read(report("delayed", "4.4.7"))).isEqualTo(new Returned(Kind.DELAYED, ID, "4.4.7"));
    assertThat(read(report("failed", "4.2.2")).kind()).as("a full mailbox is not a dead one").isEqualTo(Kind.BACK);
    for (String alive : new String[] {"4.4.7", "5.2.2", "5.7.1"}) {
      assertThat(read(report("failed", alive))).as("given up, and the mailbox lives").isEqualTo(new Returned(Kind.BACK, ID, alive));
    }
    assertThat(read(report("delivered", "2.0.0")).kind()).isEqualTo(Kind.OTHER);
    assertThat(read(report("failed", "5.1.1").replace("message/rfc822", "text/rfc822-headers")).messageId()).isEqualTo(ID);
  }

  @Test
  void whoIsAwayIsNotDead() throws Exception {
    Returned away = read("From: Ada <ada@far.example>\nSubject: Out of office\nAuto-Submitted: auto-replied\nIn-Reply-To: " + ID + "\n\nBack on Monday.\n");
    assertThat(away).isEqualTo(new Returned(Kind.AWAY, ID, ""));
    assertThat(read("From: Ada <ada@far.example>\nX-Autoreply: yes\nReferences: " + ID + "\n\nAway.\n").kind()).isEqualTo(Kind.AWAY);
  }

  @Test
  void oldProgramsAreUnderstoodAndPeopleAreLeftAlone() throws Exception {
    assertThat(read("From: MAILER-DAEMON@old.example\nReturn-Path: <>\nSubject: failure notice\n\nnobody@far.example\n550 5.1.1 no such user\n\n"
        + "Message-ID: " + ID + "\n")).isEqualTo(new Returned(Kind.DEAD, ID, "5.1.1"));
    assertThat(read("From: Ada <ada@far.example>\nSubject: Re: A story for you\nIn-Reply-To: " + ID + "\n\nStatus: 5.1.1\nAction: failed\nThank you.\n").kind())
        .as("a person who quotes a report").isEqualTo(Kind.OTHER);
  }

  /** A letter that anybody can write to the mailbox where reports arrive. */
  @Test
  void aLongLetterIsReadInStepsThatGrowWithIt() {
    for (String word : new String[] {"a ", "5.1.x ", "<@", "Status: ", "55", "Message-ID: <", "x"}) {
      String head = "From: MAILER-DAEMON@far.example\nReturn-Path: <>\nIn-Reply-To: ";
      Work.grows(word, () -> unread(head + "\n\n" + word.repeat(90_000 / word.length())), () -> unread(head + "\n\n" + word.repeat(180_000 / word.length())));
      String auto = head.replace("In-Reply-To: ", "Auto-Submitted: auto-replied\nIn-Reply-To: ");
      Work.grows(word, () -> unread(auto + word.repeat(90_000 / word.length()) + "\n\n"), () -> unread(auto + word.repeat(180_000 / word.length()) + "\n\n"));
    }
  }

  private static void unread(String message) {
    try {
      read(message);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theMoreExactCodeDecides() throws Exception {
    String head = "From: MAILER-DAEMON@old.example\nReturn-Path: <>\n\n";
    assertThat(read(head + "550 no\n552 5.2.2 full\n\nMessage-ID: " + ID + "\n")).isEqualTo(new Returned(Kind.BACK, ID, "5.2.2"));
    assertThat(read(head + "554 no\n\nMessage-ID: " + ID + "\n")).isEqualTo(new Returned(Kind.DEAD, ID, "554"));
  }

  @Test
  void nothingBreaksIt() throws Exception {
    Random dice = new Random(3);
    String whole = report("failed", "5.1.1");
    for (int i = 0; i < 400; i++) {
      StringBuilder broken = new StringBuilder(whole);
      for (int j = 0; j < 6; j++) {
        int at = dice.nextInt(broken.length());
        broken.replace(at, Math.min(broken.length(), at + dice.nextInt(40)), String.valueOf((char) dice.nextInt(200)));
      }
      assertThat(read(broken.toString()).kind()).isNotNull();
    }
  }
}
