package org.candour.members;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.access.Roles;
import org.candour.access.Roles.Role;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.files.Spreadsheet;
import org.candour.look.Page;
import org.candour.members.MemberUploads.Upload;
import org.candour.shared.Caller;
import org.candour.shared.Limits;
import org.candour.shared.Limits.Limit;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Shell;
import org.candour.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Many members at once: a spreadsheet, a look at what would become of each row, and only then the act. */
@Controller
class UploadPages {

  /** People in one list, besides the heading. */
  static final int MOST_ROWS = 20_000;

  private final MemberUploads uploads;
  private final UploadReader reader;
  private final Roles roles;
  private final Limits limits;
  private final Services services;

  UploadPages(MemberUploads uploads, UploadReader reader, Roles roles, Limits limits, Services services) {
    this.uploads = uploads;
    this.reader = reader;
    this.roles = roles;
    this.limits = limits;
    this.services = services;
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/upload")
  Page form(Shell shell) {
    return form(Problems.none(), shell);
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/upload/example.csv")
  ResponseEntity<byte[]> example(Shell shell) {
    String csv =
        "\uFEFF" + String.join(",", UploadColumns.NAMED) + "\r\n" + shell.say("members.upload.example") + "\r\n";
    return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"members.csv\"")
        .body(csv.getBytes(StandardCharsets.UTF_8));
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/upload")
  Page upload(Caller.Person caller, @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "") String change, Shell shell) throws IOException {
    Problems problems = Problems.none();
    if (file == null || file.isEmpty()) {
      return form(problems.add("file", "members.upload.file-none"), shell);
    }
    if (!limits.allow(Limit.UPLOAD_PERSON, Long.toString(caller.id()))) {
      return form(problems.add("file", "members.upload.often"), shell).with(429);
    }
    try {
      Spreadsheet sheet = Spreadsheet.read(file.getBytes(), MOST_ROWS + 1);
      Optional<UploadColumns> columns = UploadColumns.of(sheet.rows().getFirst());
      if (columns.isEmpty()) {
        return form(problems.add("file", "members.upload.heading-wrong"), shell);
      }
      boolean alsoChange = change.equals("yes");
      String name =
          PlainText.cut(PlainText.line(file.getOriginalFilename() == null ? "" : file.getOriginalFilename()), 120);
      List<UploadRow> rows = reader.read(sheet, columns.get(), caller.subscription(), alsoChange, shell.words());
      if (rows.isEmpty()) {
        return form(problems.add("file", "members.upload.fault-empty"), shell);
      }
      return Page.redirect("/work/upload/"
          + uploads.keep(caller, shell.region(), new MemberUploads.NewUpload(name, sheet.guessed(), alsoChange, rows)));
    } catch (Spreadsheet.NoSheet e) {
      return form(problems.add("file",
          "members.upload.fault-" + e.fault().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), MOST_ROWS),
          shell);
    }
  }

  @Needs(Right.ADMINISTER)
  @GetMapping("/work/upload/{id}")
  Page look(@PathVariable String id, Caller.Person caller, @RequestParam(defaultValue = "1") String page, Shell shell) {
    Upload upload =
        uploads.of(caller.subscription(), id).orElseThrow(() -> new NotFound("no list of this organisation"));
    int number = Slice.page(page);
    Slice<UploadRow> slice = uploads.rows(id, number);
    return new UploadLookPage(upload, uploads.counts(id), slice, roles.ofSubscriptions(shell.words().language()),
        names(slice.items()), upload.confirmedAt() == null ? uploads.room(upload).orElse(null) : null);
  }

  private Map<Long, String> names(List<UploadRow> rows) {
    return services
        .byIds(rows.stream().flatMap(r -> Stream.concat(r.own().stream(), r.onlyIn().stream())).distinct().toList())
        .stream().collect(Collectors.toMap(Service::id, Service::fullName));
  }

  @Needs(Right.ADMINISTER)
  @PostMapping("/work/upload/{id}")
  Page confirm(@PathVariable String id, Caller.Person caller) {
    uploads.confirm(caller,
        uploads.of(caller.subscription(), id).orElseThrow(() -> new NotFound("no list of this organisation")));
    return Page.redirect("/work/upload/" + id + "?said=upload");
  }

  private Page form(Problems problems, Shell shell) {
    return new UploadPage(problems, roles.ofSubscriptions(shell.words().language()), MOST_ROWS);
  }

  /** Where a list is given. */
  record UploadPage(Problems problems, List<Role> roles, int most) implements Page {}

  /**
   * A list, before it is done.
   *
   * @param upload the list
   * @param counts how many of each kind
   * @param slice a page of them
   * @param roles that can be given
   * @param names of services, by their numbers
   * @param room how many more fit in
   */
  record UploadLookPage(Upload upload, Map<String, Long> counts, Slice<UploadRow> slice, List<Role> roles,
      Map<Long, String> names, MemberUploads.@Nullable Room room) implements Page {}
}
