package org.candour.members;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person of a list.
 *
 * @param number  as the spreadsheet shows it
 * @param outcome new, change, there, wrong; later done or refused
 * @param problem what is wrong, as a message key after {@code members.upload.}, with the cell after a colon
 */
record UploadRow(int number, String name, String address, String jobTitle, String role, String roleGroup, List<Long> own, List<Long> onlyIn,
    String outcome, @Nullable String problem) {

  UploadRow wrong(String why) {
    return problem == null ? new UploadRow(number, name, address, jobTitle, role, roleGroup, own, onlyIn, "wrong", why) : this;
  }

  UploadRow outcome(String other) {
    return new UploadRow(number, name, address, jobTitle, role, roleGroup, own, onlyIn, other, problem);
  }

  String problemKey() {
    return problem == null ? "" : problem.split(":", 2)[0];
  }

  String problemCell() {
    return problem == null || !problem.contains(":") ? "" : problem.split(":", 2)[1];
  }
}
