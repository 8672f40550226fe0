package org.candour.operate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candour.regions.ComplaintSteps;
import org.candour.regions.ComplaintSteps.ComplaintStep;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.written.Telephone;

/**
 * A step of a complaint as an operator types it.
 *
 * @param kind one of {@code ComplaintSteps.KINDS}, or empty
 * @param name of the body, or of the limit
 * @param about what it does or means
 * @param phone may be empty
 * @param site an address or its host; may be empty
 */
record ComplaintStepForm(String kind, String name, String about, String phone, String site) {

  static final ComplaintStepForm EMPTY = new ComplaintStepForm("", "", "", "", "");

  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ABOUT = 600;

  static ComplaintStepForm of(Map<String, String> typed) {
    return new ComplaintStepForm(typed.getOrDefault("kind", ""), PlainText.line(typed.getOrDefault("name", "")),
        PlainText.line(typed.getOrDefault("about", "")), PlainText.line(typed.getOrDefault("phone", "")),
        PlainText.line(typed.getOrDefault("site", "")));
  }

  static ComplaintStepForm of(ComplaintStep step) {
    return new ComplaintStepForm(step.kind(), step.name(), step.about(), step.phone() == null ? "" : step.phone(),
        step.site() == null ? "" : step.site());
  }

  /** What was typed as a step; what is wrong with it stands at its field. */
  Optional<ComplaintStep> read(String code, Problems problems) {
    if (!ComplaintSteps.KINDS.contains(kind)) {
      problems.add("kind", "operate.complaint.kind-none");
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      problems.add("name", "operate.complaint.name-wrong", LONGEST_NAME);
    }
    if (about.isBlank() || about.length() > LONGEST_ABOUT) {
      problems.add("about", "operate.complaint.about-wrong", LONGEST_ABOUT);
    }
    if (!phone.isEmpty() && Telephone.of(phone).isEmpty()) {
      problems.add("phone", "operate.complaint.phone-wrong");
    }
    // Pasted from a browser it comes with what stands around a host.
    String host = site.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "").replaceFirst("/$", "");
    if (!host.isEmpty() && !RegionForm.isHost(host)) {
      problems.add("site", "operate.complaint.site-wrong");
    }
    return problems.any()
        ? Optional.empty()
        : Optional.of(
            new ComplaintStep(code, kind, name, about, phone.isEmpty() ? null : phone, host.isEmpty() ? null : host));
  }
}
