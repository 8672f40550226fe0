package org.candour.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.candour.Work;
import org.candour.mail.ReturnedMail.Kind;
import org.junit.jupiter.api.Test;

class ReturnedMailTests {

  private static final String ID = "<abcDEF_123@candour.example>";

  private static ReturnedMail read(String message) throws Exception {
    return ReturnedMail.of(ReturnedMail.parse(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
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
    assertThat(read(report("failed", "5.1.1"))).isEqualTo(new ReturnedMail(Kind.DEAD, ID, "5.1.1"));
    assertThat(read(report("delayed", "4.4.7"))).isEqualTo(new ReturnedMail(Kind.DELAYED, ID, "4.4.7"));
    assertThat(read(report("failed", "4.2.2")).kind()).as("a full mailbox is not a dead one").isEqualTo(Kind.BACK);
    for (String alive : new String[]{"4.4.7", "5.2.2", "5.7.1"}) {
      assertThat(read(report("failed", alive))).as("given up, and the mailbox lives")
          .isEqualTo(new ReturnedMail(Kind.BACK, ID, alive));
    }
    assertThat(read(report("delivered", "2.0.0")).kind()).isEqualTo(Kind.OTHER);
    assertThat(read(report("failed", "5.1.1").replace("message/rfc822", "text/rfc822-headers")).messageId())
        .isEqualTo(ID);
  }

  @Test
  void whoIsAwayIsNotDead() throws Exception {
    ReturnedMail away =
        read("From: Ada <ada@far.example>\nSubject: Out of office\nAuto-Submitted: auto-replied\nIn-Reply-To: " + ID
            + "\n\nBack on Monday.\n");
    assertThat(away).isEqualTo(new ReturnedMail(Kind.AWAY, ID, ""));
    assertThat(read("From: Ada <ada@far.example>\nX-Autoreply: yes\nReferences: " + ID + "\n\nAway.\n").kind())
        .isEqualTo(Kind.AWAY);
  }

  @Test
  void oldProgramsAreUnderstoodAndPeopleAreLeftAlone() throws Exception {
    assertThat(read("From: MAILER-DAEMON@old.example\nReturn-Path: <>\nSubject: failure"
        + " notice\n\nnobody@far.example\n550 5.1.1 no such user\n\nMessage-ID: " + ID + "\n"))
        .isEqualTo(new ReturnedMail(Kind.DEAD, ID, "5.1.1"));
    assertThat(read("From: Ada <ada@far.example>\nSubject: Re: A story for you\nIn-Reply-To: " + ID
        + "\n\nStatus: 5.1.1\nAction: failed\nThank you.\n").kind()).as("a person who quotes a report")
        .isEqualTo(Kind.OTHER);
  }

  /** A letter that anybody can write to the mailbox where reports arrive. */
  @Test
  void aLongLetterIsReadInStepsThatGrowWithIt() {
    for (String word : new String[]{"a ", "5.1.x ", "<@", "Status: ", "55", "Message-ID: <", "x"}) {
      String head = "From: MAILER-DAEMON@far.example\nReturn-Path: <>\nIn-Reply-To: ";
      Work.grows(word, () -> unread(head + "\n\n" + word.repeat(90_000 / word.length())),
          () -> unread(head + "\n\n" + word.repeat(180_000 / word.length())));
      String auto = head.replace("In-Reply-To: ", "Auto-Submitted: auto-replied\nIn-Reply-To: ");
      Work.grows(word, () -> unread(auto + word.repeat(90_000 / word.length()) + "\n\n"),
          () -> unread(auto + word.repeat(180_000 / word.length()) + "\n\n"));
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
    assertThat(read(head + "550 no\n552 5.2.2 full\n\nMessage-ID: " + ID + "\n"))
        .isEqualTo(new ReturnedMail(Kind.BACK, ID, "5.2.2"));
    assertThat(read(head + "554 no\n\nMessage-ID: " + ID + "\n")).isEqualTo(new ReturnedMail(Kind.DEAD, ID, "554"));
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

  private static ReturnedMail diagnosed(String status, String diagnosis) throws Exception {
    return read(report("failed", status).replace("Status: " + status,
        "Status: " + status + "\nDiagnostic-Code: smtp; " + diagnosis));
  }

  @Test
  void theMostExactCodeDecides() throws Exception {
    assertThat(diagnosed("5.0.0", "552 5.2.2 mailbox over quota")).isEqualTo(new ReturnedMail(Kind.BACK, ID, "5.2.2"));
    for (String passing : new String[]{"552 mailbox full", "550 The user's mailbox is full",
        "550 5.7.1 Message rejected", "554 Blocked by our policy", "550-5.3.4 Message too large",
        "550 message size exceeds limit", "550 See https://example.org\n  The sending host is on a black list",
        "450 4.2.1 later", "550 5.1.8 sender unknown"}) {
      assertThat(diagnosed("5.0.0", passing).kind()).as(passing).isEqualTo(Kind.BACK);
      assertThat(diagnosed("5.1.0", passing).kind()).as(passing)
          .isEqualTo(passing.startsWith("552 m")
              || passing.matches("(?s).*(5\\.7\\.1|full|policy|5\\.3\\.4|size|black|4\\.2\\.1|5\\.1\\.8).*")
                  ? Kind.BACK
                  : Kind.DEAD);
    }
    for (String lasting : new String[]{"550 5.1.1 no such user", "550 User unknown",
        "550-5.1.1\n  The account does not exist", "551 not local"}) {
      assertThat(diagnosed("5.0.0", lasting).kind()).as(lasting).isEqualTo(Kind.DEAD);
    }
    assertThat(diagnosed("5.1.1", "552 5.2.2 over quota").kind())
        .as("of two that are as exact the one that lets it live").isEqualTo(Kind.BACK);
    assertThat(read(report("failed", "5.2.2")).kind()).isEqualTo(Kind.BACK);
    for (String other : new String[]{"5.3.4", "5.2.3", "5.4.4", "5.6.0", "5.7.26", "4.0.0"}) {
      assertThat(read(report("failed", other)).kind()).as(other).isEqualTo(Kind.BACK);
    }
  }

  @Test
  void theReturnAddressTellsTheLetter() throws Exception {
    String token = ReturnToken.fresh();
    String report = report("failed", "5.1.1").replace(ID, "<relay.1234@relay.example>");
    for (String where : new String[]{"To: " + ReturnToken.address("returns@candour.example", token),
        "To: RETURNS+" + token.toUpperCase(java.util.Locale.ROOT) + "@CANDOUR.EXAMPLE",
        "To: <" + ReturnToken.address("returns-*@candour.example", token) + ">",
        "Delivered-To: returns+" + token + "@candour.example\nTo: returns@candour.example",
        "X-Original-To: returns+" + token + "@candour.example\nTo: undisclosed-recipients:;"}) {
      assertThat(read(report.replace("To: returns@candour.example", where)).token()).as(where).isEqualTo(token);
    }
    ReturnedMail away = read("From: Ada <ada@far.example>\nTo: returns+" + token
        + "@candour.example\nAuto-Submitted: auto-replied\nIn-Reply-To: <relay.1@relay.example>\n\nAway.\n");
    assertThat(away).isEqualTo(new ReturnedMail(Kind.AWAY, "<relay.1@relay.example>", "", token));
    assertThat(read(report).token()).isNull();
    assertThat(ReturnToken.address("returns@candour.example", token))
        .matches("returns\\+[a-z2-7]{26}@candour\\.example");
  }
}
