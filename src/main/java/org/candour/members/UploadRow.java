package org.candour.members;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person of a list.
 *
 * @param number as the spreadsheet shows it
 * @param name as the list has it
 * @param address as it is kept, or as it was typed where it is none
 * @param jobTitle may be empty
 * @param role its id; empty where the list names one that there is not
 * @param roleGroup empty where the row names none
 * @param own services of which the list says that they are theirs
 * @param onlyIn services that the role is to be over; empty for the whole scope
 * @param outcome new, change, there, wrong; later done or refused
 * @param problem all that is wrong, one a line: a message key after {@code members.upload.}, with the cell after a
 * colon
 */
record UploadRow(int number, String name, String address, String jobTitle, String role, String roleGroup,
    List<Long> own, List<Long> onlyIn, String outcome, @Nullable String problem) {

  UploadRow wrong(String why) {
    return new UploadRow(number, name, address, jobTitle, role, roleGroup, own, onlyIn, "wrong",
        problem == null ? why : problem + "\n" + why);
  }

  UploadRow outcome(String other) {
    return new UploadRow(number, name, address, jobTitle, role, roleGroup, own, onlyIn, other, problem);
  }

  /** One thing that is wrong: a message key, and the cell that it is about. */
  record Wrong(String key, String cell) {}

  List<Wrong> problems() {
    return problem == null ? List.of() : problem.lines().map(line -> {
      String[] parts = line.split(":", 2);
      return new Wrong("members.upload." + parts[0], parts.length > 1 ? parts[1] : "");
    }).toList();
  }
}
