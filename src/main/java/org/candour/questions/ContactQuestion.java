package org.candour.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.candour.look.Page;
import org.candour.people.Authors;
import org.candour.regions.Region;
import org.candour.shared.EmailAddress;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.candour.written.Postcodes;
import org.springframework.stereotype.Component;

/** How to reach its author. Goes straight to {@code accounts}; the draft keeps an author's number and nothing else. */
@Component
public class ContactQuestion extends Question<ContactQuestion.Contact> {

  private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>()\",;:\\\\\\[\\]]{1,64}@"
      + "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,20}(?:\\p{L}{2,24}|xn--[a-z0-9-]{2,59})");
  private static final Pattern POSTCODE =
      Pattern.compile("(?:GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?(?:\\d[ABD-HJLNP-UW-Z]{2})?|"
          + "(?:[AC-FHKNPRTV-Y]\\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4})");
  // First among what nobody else reads.
  private static final int ROW_PLACE = 1;

  private final Authors authors;

  ContactQuestion(Authors authors) {
    super(TellStep.CONTACT, new Contact("", ""));
    this.authors = authors;
  }

  /** Either may be empty. */
  public record Contact(String address, String postcode) implements Answer {}

  /** The page, with what was typed, or else what is known. */
  record ContactPage(AskedQuestion asked, String address, String postcode) implements Page {}

  /** What is no address cannot be handed on. */
  @Override
  Optional<Contact> read(TellForm form, Draft draft) {
    return wrong(form).any()
        ? Optional.empty()
        : Optional
            .of(new Contact(form.line("address"), Postcodes.kept(form.line("postcode")).toUpperCase(Locale.ROOT)));
  }

  @Override
  Problems problems(TellForm form, Draft draft, Region region) {
    return wrong(form);
  }

  private static Problems wrong(TellForm form) {
    Problems problems = Problems.none();
    String address = form.line("address");
    String postcode = form.line("postcode").toUpperCase(Locale.ROOT);
    if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
      problems.add("address", "telling.tell.address-wrong");
    } else if (!address.isEmpty() && !EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "telling.tell.address-wrong"));
    }
    if (!postcode.isEmpty() && !POSTCODE.matcher(Postcodes.kept(postcode)).matches()) {
      problems.add("postcode", "telling.tell.postcode-wrong");
    }
    return problems;
  }

  private String address(Draft draft) {
    return Optional.ofNullable(draft.author()).flatMap(authors::addressOf).orElse("");
  }

  @Override
  Page page(AskedQuestion asked) {
    String postcode = Optional.ofNullable(asked.draft().author()).flatMap(authors::postcodeOf).orElse("");
    return new ContactPage(asked, asked.typed().getOrDefault("address", address(asked.draft())),
        asked.typed().getOrDefault("postcode", postcode));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    String address = address(draft);
    List<CheckLine> lines = new ArrayList<>();
    lines.add(CheckLine.plain(address.isEmpty() ? shell.say("telling.check.no-address") : EmailAddress.shown(address)));
    if (!address.isEmpty()) {
      lines.add(CheckLine
          .plain(shell.say(Boolean.TRUE.equals(draft.mailOk()) ? "telling.check.mail-ok" : "telling.check.mail-not")));
    }
    return List.of(CheckRow.of(step(), Readers.PRIVATE, shell.say("telling.check.contact"), lines).at(ROW_PLACE));
  }
}
