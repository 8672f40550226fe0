package org.candour.telling;

import java.time.LocalDate;
import java.util.Optional;
import org.candour.inviting.Invitation;
import org.candour.inviting.Invitations;
import org.candour.look.Page;
import org.candour.mail.MailSettings;
import org.candour.people.Authors;
import org.candour.questions.Draft;
import org.candour.questions.DraftConversion;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an author sees when their story was sent. */
@Component
class Receipts {

  private final DraftConversion conversion;
  private final Authors authors;
  private final Invitations invitations;
  private final MailSettings settings;

  Receipts(DraftConversion conversion, Authors authors, Invitations invitations, MailSettings settings) {
    this.conversion = conversion;
    this.authors = authors;
    this.invitations = invitations;
    this.settings = settings;
  }

  Page of(Draft sent) {
    String address = Optional.ofNullable(sent.author()).flatMap(authors::addressOf).orElse("");
    Optional<Invitation> invited = Optional.ofNullable(sent.invitation()).flatMap(invitations::byId)
        .filter(i -> i.survey() != null && invitations.works(i));
    return new ReceivedPage(sent, invited.orElse(null), settings.address() + "/mine",
        conversion.waitsFor(sent).orElse(null), conversion.leaveOn(sent).orElse(null), address).unkept();
  }

  /**
   * The receipt.
   *
   * @param draft what was sent
   * @param invited a link with a survey of whoever asked for the story; null for none
   * @param where the author comes back
   * @param waits what publishing waits for; null for nothing
   * @param day from which it need not wait any more; null where none was given
   * @param address where letters go; may be empty
   */
  record ReceivedPage(Draft draft, @Nullable Invitation invited, String where, @Nullable String waits,
      @Nullable LocalDate day, String address) implements Page {}
}
