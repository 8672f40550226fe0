package org.candour.trial;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.candour.trial.Course.Part;

/**
 * {@code ./candour trial hostile}: what somebody would send who wants to break, fill or hold up a site, against a
 * running one, while somebody else opens its pages. No answer of 500, no page that waits, no log that fills. What was
 * tried and why stands in {@code docs/attack.md}.
 */
final class HostileTrial {

  private static final long PATIENCE = 2_500;
  private static final int LINES_A_REQUEST = 1;

  private final Instance site;
  private final Figures figures = new Figures("trial-hostile");
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Map<String, Integer>> answers = new LinkedHashMap<>();
  private int requests;
  private Person member;

  private HostileTrial(Path home, int port, int smtp, List<String> program) {
    this.site = new Instance(home, port, smtp, program);
  }

  /** Runs it; gives whether nothing was wrong. */
  static boolean run(int port, List<String> program) throws Exception {
    Path folder = Files.createTempDirectory("candour-hostile");
    try (MailSink sink = new MailSink();
        Course course = new Course("trial hostile", Part.of("the stage", 3), Part.of("requests that are none", 4),
            Part.of("bodies", 2), Part.of("heavy words", 3), Part.of("what never ends", 1), Part.of("uploads", 4))) {
      HostileTrial trial = new HostileTrial(folder.resolve("home"), port, sink.port(), program);
      trial.run(course);
      course.close();
      trial.figures.put("faults", trial.faults.size());
      trial.faults.forEach(System.out::println);
      trial.figures.print();
      if (trial.faults.isEmpty()) {
        Trial.clear(folder);
      }
      return trial.faults.isEmpty();
    }
  }

  private void run(Course course) throws Exception {
    course.part("the stage");
    site.start();
    people();
    long linesBefore = Files.readAllLines(site.log()).size();
    try (Probe probe = new Probe(site.address())) {
      course.part("requests that are none");
      lines();
      course.part("bodies");
      bodies();
      course.part("heavy words");
      words();
      course.part("what never ends");
      slow();
      course.part("uploads");
      uploads();
      figures.put("pages meanwhile", probe.answers() + ", slowest " + probe.slowest() + " ms");
      check(probe.undisturbed(), "other pages: " + probe.answers());
      check(probe.slowest() < PATIENCE, "another page waited " + probe.slowest() + " ms");
    }
    long said = Files.readAllLines(site.log()).size() - linesBefore;
    answers.forEach((what, byStatus) -> figures.put(what, byStatus.toString()));
    figures.put("requests, lines in the log", requests + ", " + said);
    check(said <= (long) requests * LINES_A_REQUEST,
        "the log grew by " + said + " lines for " + requests + " requests");
    site.stop();
  }

  /** Three people of one organisation, whose uploads are taken. */
  private void people() throws Exception {
    Stage stage = new Stage(7);
    try (Connection database = site.database()) {
      long id = Stage.number(database,
          "insert into service (region, kind, organisation, created_at) values ('uk-england', 'trust',"
              + " true, now()) returning id");
      Stage.run(database, "insert into service_text (service, language, name) values (?, 'en', 'Hostile Trust')", id);
      Stage.run(database, "insert into service_ancestor (service, ancestor, depth) values (?, ?, 0)", id, id);
      stage.readTree(database);
      stage.people(database, 3, 1, 1);
      Stage.run(database, "update role_grant set role = 'administrator' where scope_kind = 'subscription'");
    }
    site.stop();
    site.start();
    member = new Person(site.address());
    member.signIn(stage.members().getFirst().address(), false);
  }

  /** Requests that are none. */
  private void lines() throws IOException {
    for (String line : List.of("GET /%00 HTTP/1.1", "GET /..;/actuator HTTP/1.1",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", "GET //evil.example/ HTTP/1.1", "GET /stories?q=%ff HTTP/1.1",
        "GET /stories?q=" + "a".repeat(200_000) + " HTTP/1.1", "FOO / HTTP/1.1", "TRACE / HTTP/1.1", "GET / HTTP/9.9",
        "GET /stories?page=99999999999999999999 HTTP/1.1", "GET /stories?page=-1 HTTP/1.1",
        "GET /" + "a/".repeat(9_000) + " HTTP/1.1", "\0\0\0\0", "GET /%E0%80%80 HTTP/1.1",
        "GET /stories?" + "a=b&".repeat(9_000) + " HTTP/1.1")) {
      for (String host : List.of("Host: localhost", "Host: a b", "Host: evil.example", "Host: localhost:99999",
          "Host: x\r\nHost: y")) {
        raw("request lines and hosts", line, host, "");
      }
    }
    Random random = new Random(11);
    for (int i = 0; i < 1_000; i++) {
      byte[] noise = new byte[1 + random.nextInt(60)];
      random.nextBytes(noise);
      String path = new String(noise, StandardCharsets.ISO_8859_1).replaceAll("[\r\n ]", "%");
      raw("paths of noise", "GET /" + path + " HTTP/1.1", "Host: localhost", "");
    }
  }

  /** Bodies that are too large, broken off, of another kind, or of many fields. */
  private void bodies() throws IOException {
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    for (String path : List.of("/tell/story", "/contact", "/sign-in", "/work/upload", "/correction")) {
      raw("bodies", "POST " + path + " HTTP/1.1", "Host: localhost\r\n" + form + "Content-Length: 9000000",
          "a=" + "b".repeat(8_999_998));
      raw("bodies", "POST " + path + " HTTP/1.1", "Host: localhost\r\n" + form + "Content-Length: 90000", "a=b");
      raw("bodies", "POST " + path + " HTTP/1.1", "Host: localhost\r\n" + form + "Content-Length: -1", "");
      raw("bodies", "POST " + path + " HTTP/1.1", "Host: localhost\r\n" + form + "Content-Length: 300000",
          "a=b&".repeat(75_000));
      raw("bodies", "POST " + path + " HTTP/1.1",
          "Host: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 60",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n");
      raw("bodies", "POST " + path + " HTTP/1.1",
          "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 9", "{\"a\":[[[[");
      raw("bodies", "POST " + path + " HTTP/1.1", "Host: localhost\r\nTransfer-Encoding: chunked\r\n" + form, "zz\r\n");
    }
  }

  /** Words that make a machine think for long. */
  private void words() throws IOException {
    List<String> heavy = List.of("a".repeat(4_900), "\"".repeat(3_000), "(".repeat(3_000), "not ".repeat(1_000),
        "* ".repeat(900), "a* ".repeat(900), "1".repeat(4_000), "aA1 ".repeat(1_200), "- ".repeat(2_000),
        "\u202e\u200b".repeat(1_000), "\ud83d\udc69\u200d".repeat(800), "e\u0301".repeat(1_500));
    for (String text : heavy) {
      for (String path : List.of("/stories?q=", "/services?q=", "/tell/where?q=")) {
        answer("searches", member.get(path + java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)));
      }
      answer("forms", member.post(false, "/tell/story", "draft", "none", "title", text, "body", text.repeat(5)));
      answer("forms", member.post(false, "/contact", "name", text, "body", text));
      answer("forms", member.post(true, "/sign-in", "address", text + "@example.org", "password", text));
    }
  }

  /** Connections that send a letter now and then, and never end. */
  private void slow() throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < 300; i++) {
        Socket socket = new Socket("127.0.0.1", site.port());
        socket.getOutputStream().write("POST /tell/story HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na"
            .getBytes(StandardCharsets.US_ASCII));
        open.add(socket);
        requests++;
      }
      for (int i = 0; i < 20; i++) {
        answer("pages beside 300 that never end", member.get("/stories"));
      }
    } finally {
      for (Socket each : open) {
        each.close();
      }
    }
  }

  /** Files that are small and become large. */
  private void uploads() throws IOException {
    Map<String, byte[]> sheets = new TreeMap<>();
    sheets.put("far.xlsx", workbook("<c r=\"ZZZZZZ2\" t=\"inlineStr\"><is><t>x</t></is></c>", 1));
    sheets.put("edge.xlsx", workbook("<c r=\"XFD1048576\"><v>1</v></c>", 1));
    sheets.put("bomb.xlsx", workbook("<c r=\"A1\"><v>" + "1".repeat(200) + "</v></c>", 200_000));
    sheets.put("none.xlsx", "PK\u0003\u0004 nothing".getBytes(StandardCharsets.ISO_8859_1));
    sheets.put("rows.csv", "\n".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII));
    sheets.put("commas.csv", ",".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII));
    sheets.put("quote.csv", ("\"" + "a".repeat(4_000_000)).getBytes(StandardCharsets.US_ASCII));
    for (var each : sheets.entrySet()) {
      answer("uploads", member.upload("/work/upload", each.getKey(), each.getValue()));
    }
    byte[] wide = picture(6_320, BufferedImage.TYPE_USHORT_GRAY);
    for (byte[] each : List.of(wide, picture(20_000, BufferedImage.TYPE_BYTE_BINARY),
        new byte[]{(byte) 0x89, 'P', 'N', 'G'})) {
      answer("uploads", member.upload("/profile/picture", "me.png", each));
    }
    List<Thread> together = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      together.add(Thread.ofVirtual().start(() -> {
        try {
          answer("five pictures at once", member.upload("/profile/picture", "me.png", wide));
        } catch (IOException e) {
          check(false, "a picture got no answer: " + e);
        }
      }));
    }
    for (Thread each : together) {
      try {
        each.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static byte[] workbook(String cell, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\""
              + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
              + "<Override PartName=\"/xl/worksheets/sheet1.xml\""
              + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
      put(zip, "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r\""
              + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
              + " Target=\"xl/workbook.xml\"/></Relationships>");
      put(zip, "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
              + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
              + " name=\"a\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>");
      put(zip, "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              + "<Relationship Id=\"r\""
              + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\""
              + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
      put(zip, "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
              + ("<row>" + cell + "</row>").repeat(times) + "</sheetData></worksheet>");
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] picture(int side, int type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(side, side, type), "png", bytes);
    return bytes.toByteArray();
  }

  private void answer(String what, Person.Answer answer) {
    boolean never = answer.status() == 500 || answer.status() == 405 || answer.location().contains("/sign-in?");
    count(what, Integer.toString(answer.status()), never, "an answer of " + answer.status() + " to " + what);
  }

  private void raw(String what, String line, String headers, String body) throws IOException {
    String answer;
    try (Socket socket = new Socket("127.0.0.1", site.port())) {
      socket.setSoTimeout(30_000);
      var out = socket.getOutputStream();
      out.write((line + "\r\n" + headers + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      try {
        out.write(body.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        socket.shutdownOutput();
      } catch (IOException e) {
        // Refused before all of it was sent.
      }
      answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Cut off, which is an answer too.
      answer = "";
    }
    String status = answer.length() > 12 ? answer.substring(9, 12) : "none";
    String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
    count(what, status, status.equals("500") || status.equals("503"),
        "an answer of " + status + " to " + shown + " | " + headers.lines().findFirst().orElse(""));
    boolean ours = answer.isEmpty() || answer.contains("Content-Security-Policy: default-src 'none'");
    check(ours, "an answer without our headers to " + shown + " | " + headers.lines().findFirst().orElse("") + ": "
        + answer.lines().findFirst().orElse(""));
  }

  private synchronized void count(String what, String status, boolean wrong, String fault) {
    requests++;
    answers.computeIfAbsent(what, _ -> new TreeMap<>()).merge(status, 1, Integer::sum);
    check(!wrong, fault);
  }

  private synchronized void check(boolean holds, String fault) {
    if (!holds && faults.size() < 100) {
      faults.add(fault);
    }
  }
}
