package org.candour.inviting;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.inviting.Invitation.Details;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;
import org.candour.tagging.StaffTags;
import org.candour.written.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What an organisation types for a link. Its page comes back with the same words until they are right.
 *
 * @param name for colleagues alone
 * @param welcome the organisation's own words to who follows the link
 * @param survey an address, or empty
 * @param lastDay as it was typed, or empty
 * @param tags with commas between them
 * @param services those chosen so far, in their order
 * @param q what a further service is looked for by
 * @param once by which sending it twice is one act
 * @param revision of the link when the page was made; -1 where the page names none
 */
record InvitationForm(String name, String welcome, String survey, String lastDay, String tags, List<Long> services,
    String q, String once, int revision) {

  static final int NAME = 80;
  static final int WELCOME = 400;
  static final int MOST_SERVICES = 12;
  static final int MOST_TAGS = 5;
  private static final int ADDRESS = 500;

  static InvitationForm of(MultiValueMap<String, String> typed) {
    List<Long> services =
        new ArrayList<>(numbers(typed.getOrDefault("services", List.of())).distinct().limit(MOST_SERVICES).toList());
    services.removeAll(numbers(typed.getOrDefault("remove", List.of())).toList());
    numbers(typed.getOrDefault("up", List.of())).map(services::indexOf).filter(at -> at > 0).findFirst()
        .ifPresent(at -> Collections.swap(services, at, at - 1));
    numbers(typed.getOrDefault("add", List.of())).filter(s -> !services.contains(s) && services.size() < MOST_SERVICES)
        .findFirst().ifPresent(services::add);
    String revision = line(typed, "revision");
    return new InvitationForm(line(typed, "name"), PlainText.of(first(typed, "welcome")), line(typed, "survey"),
        TypedDates.kept(line(typed, "last")), line(typed, "tags"), services, PlainText.cut(line(typed, "q"), 100),
        SecretToken.kept(first(typed, "once")), revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : -1);
  }

  static InvitationForm of(Invitation link) {
    return new InvitationForm(link.name(), link.welcome(), link.survey() == null ? "" : link.survey(),
        link.lastDay() == null ? "" : link.lastDay().toString(), String.join(", ", link.tags()), link.services(), "",
        SecretToken.fresh(), link.revision());
  }

  private static Stream<Long> numbers(List<String> typed) {
    return typed.stream().filter(t -> t.matches("\\d{1,18}")).map(Long::valueOf);
  }

  private static String first(MultiValueMap<String, String> typed, String name) {
    return Optional.ofNullable(typed.getFirst(name)).orElse("");
  }

  private static String line(MultiValueMap<String, String> typed, String name) {
    return PlainText.line(first(typed, name));
  }

  /** The form with those services alone. */
  InvitationForm in(List<Long> some) {
    return new InvitationForm(name, welcome, survey, lastDay, tags, some, q, once, revision);
  }

  /** The same, having seen what stands there now. */
  InvitationForm seen(int now) {
    return new InvitationForm(name, welcome, survey, lastDay, tags, services, q, once, now);
  }

  Problems problems(LocalDate today) {
    Problems problems = Problems.none();
    if (name.isEmpty() || name.length() > NAME) {
      problems.add("name", "inviting.form.name-wrong", NAME);
    }
    if (services.isEmpty()) {
      problems.add("q", "inviting.form.services-none");
    }
    if (welcome.length() > WELCOME) {
      problems.add("welcome", "inviting.form.welcome-long", WELCOME);
    }
    if (tagList().size() > MOST_TAGS || tagList().stream().anyMatch(t -> t.length() > StaffTags.LENGTH)) {
      problems.add("tags", "inviting.form.tags-wrong", MOST_TAGS, StaffTags.LENGTH);
    }
    if (!survey.isEmpty() && !safe(survey)) {
      problems.add("survey", "inviting.form.survey-wrong");
    }
    if (!lastDay.isEmpty() && TypedDates.isDay(lastDay, "last", problems)
        && Optional.ofNullable(day()).filter(d -> !d.isBefore(today) && d.isBefore(today.plusYears(10))).isEmpty()) {
      problems.add("last", "inviting.form.last-wrong");
    }
    return problems;
  }

  /** An address that people can be sent to: encrypted, of a named host, without a password in it. */
  private static boolean safe(String address) {
    try {
      URI uri = new URI(address);
      return address.length() <= ADDRESS && "https".equals(uri.getScheme()) && uri.getUserInfo() == null
          && uri.getPort() == -1 && uri.getHost() != null
          && uri.getHost().matches("([A-Za-z0-9-]+\\.)++[A-Za-z][A-Za-z0-9-]+");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable LocalDate day() {
    return TypedDates.of(lastDay).orElse(null);
  }

  List<String> tagList() {
    return Stream.of(tags.split(",")).map(PlainText::line).filter(t -> !t.isEmpty()).distinct().toList();
  }

  Details details() {
    return new Details(name, welcome, survey.isEmpty() ? null : survey, day(), services, tagList());
  }
}
