package org.candour.joining;

import java.util.List;
import java.util.Map;
import org.candour.people.People;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;

/**
 * "We would like to take part", as it is typed over three pages. What was typed before travels along, since nobody is
 * signed in.
 *
 * @param at the page that it was sent from: which, who or what
 * @param service a number, or empty where the organisation is named in words
 * @param organisation in words, or empty
 * @param q what the organisation is looked for by
 * @param name of whoever asks
 * @param address their address at work
 * @param job what they do; may be empty
 * @param group a code of a role group, or empty
 * @param purpose one of {@link #PURPOSES}, or empty
 * @param approver a name or a job: who there may say yes; may be empty
 * @param once by which sending it twice is one request
 */
record JoinForm(String at, String service, String organisation, String q, String name, String address, String job,
    String group, String purpose, String approver, String once) {

  static final List<String> STEPS = List.of("which", "who", "what");
  static final List<String> PURPOSES = List.of("answer", "listen");
  private static final int LINE = 120;
  private static final int ORGANISATION = 200;
  private static final int APPROVER = 300;

  static JoinForm about(String service, String q) {
    return new JoinForm("which", service, "", PlainText.cut(PlainText.line(q), 100), "", "", "", "", "", "",
        SecretToken.fresh());
  }

  static JoinForm of(Map<String, String> typed) {
    String pick = typed.getOrDefault("pick", typed.getOrDefault("service", ""));
    String at = typed.getOrDefault("at", "which");
    return new JoinForm(STEPS.contains(at) ? at : "which", pick.matches("\\d{1,18}") ? pick : "",
        line(typed, "organisation"), PlainText.cut(line(typed, "q"), 100), line(typed, "name"), line(typed, "address"),
        line(typed, "job"), typed.getOrDefault("group", ""), typed.getOrDefault("purpose", ""), line(typed, "approver"),
        SecretToken.kept(typed.getOrDefault("once", "")));
  }

  private static String line(Map<String, String> typed, String name) {
    return PlainText.line(typed.getOrDefault(name, ""));
  }

  /** What is wrong on the pages up to this one. */
  Problems problems(String step) {
    Problems problems = Problems.none();
    if (service.isEmpty()
        && (organisation.codePoints().noneMatch(Character::isLetter) || organisation.length() > ORGANISATION)) {
      problems.add("organisation", "joining.join.organisation-wrong", ORGANISATION);
    }
    if (!step.equals("which")) {
      who(problems);
    }
    if (step.equals("what")) {
      if (!PURPOSES.contains(purpose)) {
        problems.add("purpose", "joining.join.purpose-none");
      }
      if (approver.length() > APPROVER) {
        problems.add("approver", "joining.join.approver-long", APPROVER);
      }
    }
    return problems;
  }

  private void who(Problems problems) {
    if (name.codePoints().noneMatch(Character::isLetter) || name.length() > LINE) {
      problems.add("name", "joining.join.name-wrong", LINE);
    }
    if (!EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "joining.join.address-wrong"));
    }
    if (job.length() > LINE) {
      problems.add("job", "joining.join.job-long", LINE);
    }
    if (!People.ROLE_GROUPS.contains(group)) {
      problems.add("group", "joining.join.group-none");
    }
  }

  /** The page that holds this field. */
  static String pageOf(String field) {
    return switch (field) {
      case "organisation", "q" -> "which";
      case "name", "address", "job", "group" -> "who";
      default -> "what";
    };
  }
}
