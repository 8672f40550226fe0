package org.candour.upkeep;

import java.util.List;
import java.util.Map;
import org.candour.shared.EmailAddress;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.SecretToken;

/**
 * What somebody says is wrong in the directory. Kept and shown again whatever is wrong with it.
 *
 * @param service the code or number of the service; empty where one is missing
 * @param what one of {@link #ABOUT_ONE} or {@link #ABOUT_NONE}, or empty
 * @param value what it should say; may be empty
 * @param body more about it; may be empty
 * @param address where an answer reaches them; may be empty
 * @param once by which sending it twice is one correction
 */
record CorrectionForm(String service, String what, String value, String body, String address, String once) {

  static final List<String> ABOUT_ONE = List.of("name", "place", "closed", "moved", "other");
  static final List<String> ABOUT_NONE = List.of("missing", "other");
  static final int WORDS = 300;
  private static final int VALUE = 300;

  static CorrectionForm about(String service) {
    return new CorrectionForm(service, service.isEmpty() ? "missing" : "", "", "", "", SecretToken.fresh());
  }

  static CorrectionForm of(Map<String, String> typed) {
    return new CorrectionForm(PlainText.cut(PlainText.line(typed.getOrDefault("service", "")), 100),
        typed.getOrDefault("what", ""), PlainText.line(typed.getOrDefault("value", "")),
        PlainText.of(typed.getOrDefault("body", "")), PlainText.line(typed.getOrDefault("address", "")),
        SecretToken.kept(typed.getOrDefault("once", "")));
  }

  Problems problems() {
    Problems problems = Problems.none();
    if (!(service.isEmpty() ? ABOUT_NONE : ABOUT_ONE).contains(what)) {
      problems.add("what", "upkeep.correction.what-none");
    }
    if (value.length() > VALUE) {
      problems.add("value", "upkeep.correction.value-long", VALUE);
    }
    if (PlainText.words(body) > WORDS || body.length() > WORDS * 20) {
      problems.add("body", "upkeep.correction.body-long", WORDS);
    }
    if (body.isEmpty() && value.isEmpty() && !what.equals("closed")) {
      problems.add("value", "upkeep.correction.empty");
    }
    if (!address.isEmpty() && !EmailAddress.ordinary(address)) {
      problems.add("address", EmailAddress.wrong(address, "upkeep.correction.address-wrong"));
    }
    return problems;
  }
}
