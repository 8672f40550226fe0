package org.candour.members;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.directory.ServiceNames;
import org.candour.files.Spreadsheet;
import org.candour.people.People;
import org.candour.shared.EmailAddress;
import org.candour.shared.Sentences;
import org.candour.subscriptions.Subscriptions;
import org.springframework.stereotype.Component;

/**
 * Reads a list of people: each row becomes somebody to add, somebody who is there, or errors that say which cells are
 * wrong.
 */
@Component
class UploadReader {

  private static final int LINE = 120;

  private final Roles roles;
  private final Subscriptions subscriptions;
  private final ServiceNames names;
  private final MemberUploads uploads;

  UploadReader(Roles roles, Subscriptions subscriptions, ServiceNames names, MemberUploads uploads) {
    this.roles = roles;
    this.subscriptions = subscriptions;
    this.names = names;
    this.uploads = uploads;
  }

  /** The rows below the heading, in their order. */
  List<UploadRow> read(Spreadsheet sheet, UploadColumns columns, long subscription, boolean alsoChange,
      Sentences words) {
    List<Spreadsheet.SheetRow> rows = sheet.rows().subList(1, sheet.rows().size());
    Map<String, String> roleIds = new HashMap<>();
    List<Role> known = roles.ofSubscriptions(words.language());
    known.forEach(r -> {
      roleIds.put(plain(r.id()), r.id());
      roleIds.put(plain(r.name()), r.id());
    });
    Map<String, String> groups = new HashMap<>();
    People.ROLE_GROUPS.forEach(g -> {
      groups.put(plain(g), g);
      groups.put(plain(words.say("members.group." + g)), g);
    });
    Set<String> typed = new HashSet<>();
    rows.forEach(row -> {
      typed.addAll(parts(columns.cell(row, "own")));
      typed.addAll(parts(columns.cell(row, "only")));
    });
    Map<String, List<Long>> services = names.below(subscriptions.scope(subscription), typed);
    List<String> addresses = rows.stream().map(r -> EmailAddress.kept(columns.cell(r, "address"))).toList();
    Set<String> members = uploads.members(subscription, addresses);
    Set<String> seen = new HashSet<>();
    List<UploadRow> read = new ArrayList<>();
    for (Spreadsheet.SheetRow row : rows) {
      read.add(one(row, columns, known.isEmpty() ? "member" : known.getFirst().id(), roleIds, groups, services, members,
          seen, alsoChange));
    }
    return read;
  }

  private static UploadRow one(Spreadsheet.SheetRow row, UploadColumns columns, String lowest,
      Map<String, String> roleIds, Map<String, String> groups, Map<String, List<Long>> services, Set<String> members,
      Set<String> seen, boolean alsoChange) {
    String name = columns.name(row);
    String typedAddress = columns.cell(row, "address");
    String address = EmailAddress.of(typedAddress).orElse(typedAddress);
    String role = columns.cell(row, "role");
    String group = columns.cell(row, "group");
    List<String> own = parts(columns.cell(row, "own"));
    List<String> only = parts(columns.cell(row, "only"));
    boolean there = members.contains(address);
    UploadRow read = new UploadRow(row.number(), name, address, columns.cell(row, "job"),
        role.isEmpty() ? lowest : roleIds.getOrDefault(plain(role), ""),
        group.isEmpty() ? "" : groups.getOrDefault(plain(group), ""), numbers(own, services), numbers(only, services),
        there ? alsoChange ? "change" : "there" : "new", null);
    List<String> wrong = new ArrayList<>();
    if (columns.computed(row)) {
      wrong.add("formula");
    }
    if (name.isEmpty() || name.length() > LINE) {
      wrong.add(name.isEmpty() ? "name-none" : "name-long");
    }
    if (!EmailAddress.ordinary(typedAddress)) {
      wrong.add(EmailAddress.wrong(typedAddress, "site.address.wrong").replace("site.address.", "address-") + ":"
          + shortened(typedAddress));
    } else if (!seen.add(address)) {
      wrong.add("twice");
    }
    if (read.role().isEmpty()) {
      wrong.add("role-unknown:" + shortened(role));
    }
    if (!group.isEmpty() && read.roleGroup().isEmpty()) {
      wrong.add("group-unknown:" + shortened(group));
    }
    if (read.jobTitle().length() > LINE) {
      wrong.add("job-long");
    }
    wrong.addAll(services(own, only, services));
    return wrong.stream().reduce(read, UploadRow::wrong, (one, other) -> other);
  }

  private static List<String> services(List<String> own, List<String> only, Map<String, List<Long>> services) {
    if (own.size() > MemberForm.MOST_SERVICES || only.size() > MemberForm.MOST_SERVICES) {
      return List.of("services-many");
    }
    return Stream.concat(own.stream(), only.stream()).distinct()
        .filter(each -> services.getOrDefault(each, List.of()).size() != 1)
        .map(each -> (services.getOrDefault(each, List.of()).isEmpty() ? "service-unknown:" : "service-several:")
            + shortened(each))
        .toList();
  }

  private static List<Long> numbers(List<String> typed, Map<String, List<Long>> services) {
    return typed.stream().map(t -> services.getOrDefault(t, List.of())).filter(f -> f.size() == 1).map(List::getFirst)
        .distinct().sorted().toList();
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split("[;|]")).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  private static String shortened(String cell) {
    return cell.length() > 60 ? cell.substring(0, 60) + "…" : cell;
  }
}
