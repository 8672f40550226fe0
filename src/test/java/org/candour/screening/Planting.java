package org.candour.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import net.datafaker.Faker;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Names and other identifiers, invented from a seed, planted into real comments. */
final class Planting {

  private static final Pattern SLOT = Pattern.compile("\\b[Xx]{3,}(?: [Xx]{3,})*\\b|\\[?[Nn]ame [Rr]edacted\\]?");
  private static final Map<String, List<String>> LOCALES = new LinkedHashMap<>();

  static {
    LOCALES.put("South Asian", List.of("en-IN", "en-PK"));
    LOCALES.put("African", List.of("en-NG"));
    LOCALES.put("East European", List.of("pl", "lv", "hr"));
    LOCALES.put("Turkish", List.of("tr"));
    LOCALES.put("East Asian", List.of("en-SG"));
    LOCALES.put("Spanish, Portuguese, Filipino", List.of("es", "pt-BR"));
  }

  private final Path shared;
  private final Random random = new Random(20261122);
  private final Map<String, List<Faker>> fakers = new LinkedHashMap<>();
  private final List<String> british;

  Planting(Path shared) throws IOException {
    this.shared = shared;
    LOCALES.forEach((group, locales) -> fakers.put(group,
        locales.stream().map(l -> new Faker(Locale.forLanguageTag(l), random)).toList()));
    List<String> common = new ArrayList<>();
    for (CSVRecord row : rows("names-uk/forenames.csv.gz")) {
      if (Integer.parseInt(row.get("births")) >= 2_000) {
        common.add(row.get("name"));
      }
    }
    british = common;
  }

  /** A text with what was planted in it. */
  record Planted(String text, int start, int end, String group, String shape) {}

  List<String> groups() {
    List<String> all = new ArrayList<>(List.of("British, Irish"));
    all.addAll(fakers.keySet());
    return all;
  }

  List<CSVRecord> rows(String file) throws IOException {
    try (
        BufferedReader in =
            new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(shared.resolve(file))),
                StandardCharsets.UTF_8));
        CSVParser rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
      return rows.getRecords();
    }
  }

  /** Comments that no word list was counted from. */
  Set<String> comments() throws IOException {
    Set<String> all = new LinkedHashSet<>();
    for (String file : List.of("feedback-fft-v6/comments.csv.gz", "feedback-phase1-three-trusts/comments.csv.gz")) {
      rows(file).forEach(row -> all.add(row.get("text").strip()));
    }
    for (CSVRecord row : rows("feedback-upload-template/rows.csv.gz")) {
      all.add(row.get("answer_1").strip());
      all.add(row.get("answer_2").strip());
    }
    all.removeIf(String::isBlank);
    return all;
  }

  static boolean masked(String text) {
    return SLOT.matcher(text).find();
  }

  private String first(String group) {
    List<Faker> from = fakers.get(group);
    return from == null
        ? british.get(random.nextInt(british.size()))
        : from.get(random.nextInt(from.size())).name().firstName();
  }

  private String last(String group) {
    List<Faker> from = fakers.getOrDefault(group, List.of(new Faker(Locale.UK, random)));
    return from.get(random.nextInt(from.size())).name().lastName();
  }

  /** Each masked place of each comment filled by each group, one planted name a text. */
  List<Planted> names(Set<String> comments) {
    List<Planted> all = new ArrayList<>();
    for (String comment : comments) {
      Matcher slot = SLOT.matcher(comment);
      while (slot.find()) {
        // Other masks of the same comment would look like names.
        String before = SLOT.matcher(comment.substring(0, slot.start())).replaceAll("someone");
        String after = SLOT.matcher(comment.substring(slot.end())).replaceAll("someone");
        for (String group : groups()) {
          int form = random.nextInt(100);
          String name = form < 75
              ? first(group)
              : form < 90
                  ? first(group) + " " + last(group)
                  : List.of("Mr ", "Mrs ", "Dr ", "Ms ").get(random.nextInt(4)) + last(group);
          int way = random.nextInt(100);
          String shape = way < 6 ? "lower" : way < 10 ? "UPPER" : "capitalised";
          String shown = shape.equals("lower")
              ? name.toLowerCase(Locale.ROOT)
              : shape.equals("UPPER") ? name.toUpperCase(Locale.ROOT) : name;
          all.add(new Planted(before + shown + after, before.length(), before.length() + shown.length(), group, shape));
        }
      }
    }
    return all;
  }

  // ---- other identifiers ----

  private String digits(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append(random.nextInt(10));
    }
    return all.toString();
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String day() {
    return String.valueOf(1 + random.nextInt(28));
  }

  private String month() {
    return one("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December", "Jan", "Feb", "Aug", "Sept", "Oct");
  }

  private String year() {
    return String.valueOf(2015 + random.nextInt(11));
  }

  /** Ten digits with a right last one. */
  private String checked(String nine) {
    for (char last = '0'; last <= '9'; last++) {
      int sum = 0;
      for (int i = 0; i < 9; i++) {
        sum += (10 - i) * (nine.charAt(i) - '0');
      }
      if ((11 - sum % 11) % 11 == last - '0') {
        return nine + last;
      }
    }
    return "";
  }

  private String grouped(String ten) {
    return ten.isEmpty()
        ? ""
        : one(ten, ten.substring(0, 3) + " " + ten.substring(3, 6) + " " + ten.substring(6),
            ten.substring(0, 3) + "-" + ten.substring(3, 6) + "-" + ten.substring(6));
  }

  private String birth() {
    return "%02d%02d%02d".formatted(1 + random.nextInt(28), 1 + random.nextInt(12), random.nextInt(100));
  }

  private String postcode() {
    return one("S", "LS", "M", "EH", "G", "B", "CF", "BT", "NE", "SW") + (1 + random.nextInt(19)) + one(" ", "", " ")
        + random.nextInt(10) + one("A", "B", "D", "E", "F", "G", "H", "J", "L", "N")
        + one("A", "B", "D", "E", "X", "Y", "Z", "Q");
  }

  /** One of a kind: the words around it, and itself between bars. */
  String positive(String kind) {
    String road = one("Mill", "Station", "Church", "Park", "High", "Queens", "Alder") + " "
        + one("Road", "Street", "Lane", "Avenue", "Close", "Crescent", "Drive");
    return switch (kind) {
      case "phone" -> one("Ring me on |", "My number is |", "Phone |", "I am on |")
          + one("07" + digits(9), "07" + digits(3) + " " + digits(6), "+44 7" + digits(3) + " " + digits(6),
              "0114 2" + digits(2) + " " + digits(4), "(01904) " + digits(6), "020 7" + digits(3) + " " + digits(4))
          + "|";
      case "email" -> one("Write to |", "My address is |") + one("sam.", "j_", "mail") + digits(2)
          + one("@post.example", "@mail.example.co.uk", "@nhs.example.net") + "|";
      case "link" -> one("See |", "It is on |") + one("www.example" + digits(2) + ".co.uk/page",
          "https://example.org/" + digits(3), "@someone" + digits(2), "example" + digits(2) + ".com") + "|";
      case "postcode" -> one("I live at |", "We are in |", "My postcode is |")
          + one(postcode(), postcode(), postcode().toLowerCase(Locale.ROOT)) + "|";
      case "nhs number" ->
        one("My NHS number is |", "NHS no |", "It is |") + grouped(checked(one("4", "6", "7", "9") + digits(8))) + "|";
      case "chi number" -> one("My CHI is |", "CHI number |", "It is |") + checked(birth() + digits(3)) + "|";
      case "h&c number" ->
        "My health and care number is |" + grouped(checked("3" + (2 + random.nextInt(7)) + digits(7))) + "|";
      case "ni number" -> "NI number |" + one("AB", "CE", "JK", "PW") + one("", " ") + digits(2) + one(" ", "")
          + digits(2) + " " + digits(2) + " " + one("A", "B", "C", "D") + "|";
      case "reference" ->
        "It was |" + one("hospital number ", "ref: ", "reference no ", "patient ID ", "complaint number ")
            + one("RX", "", "D") + digits(6) + "|";
      case "date" -> one("It was |", "I came in on |", "On |") + one(day() + " " + month() + " " + year(),
          day() + "th " + month(), month() + " " + day() + "th", day() + "/" + (1 + random.nextInt(12)) + "/" + year(),
          day() + "." + (1 + random.nextInt(12)) + "." + year().substring(2), "Monday the " + day() + "th") + "|";
      case "time" ->
        one("I came at |", "She left at |") + one((1 + random.nextInt(11)) + ":" + (10 + random.nextInt(49)),
            (1 + random.nextInt(11)) + "." + (10 + random.nextInt(49)) + "pm",
            "14:" + (10 + random.nextInt(49)) + " hrs") + "|";
      case "age" -> "|" + one("I am " + (20 + random.nextInt(79)) + " years old",
          "my " + (60 + random.nextInt(39)) + " year old mother", "aged " + (20 + random.nextInt(79)),
          "a " + (2 + random.nextInt(15)) + "-year-old girl", "born in 19" + (30 + random.nextInt(69)),
          "DOB " + day() + "/" + (1 + random.nextInt(12)) + "/19" + (30 + random.nextInt(69))) + "|";
      case "address" -> one("I live at |", "We are at |") + one((1 + random.nextInt(150)) + " " + road,
          (1 + random.nextInt(150)) + " "
              + road.toLowerCase(Locale.ROOT).replace(" drive", " road").replace(" close", " road"),
          "Flat " + (1 + random.nextInt(40))) + "|";
      case "bed" ->
        "I was in |" + one("bed ", "Bay ", "side room ", "cubicle ", "bed number ") + (1 + random.nextInt(30)) + "|";
      case "only" -> one("I was |", "She is |", "As |").replace("As |", "Being |") + one("the only man",
          "the only black woman", "the only deaf patient", "the only family", "the only wheelchair user") + "| there";
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Something like it that gives nothing away. */
  String nearMiss(String kind) {
    String wrong = checked("4" + digits(8));
    return switch (kind) {
      case "phone" -> one("I rang 111 and then 999", "call 101", "Samaritans 116 123", "It cost 0.75",
          "It went on from 2015 to 2019", "we waited 120 minutes", "call me back in 10 minutes");
      case "email" -> one("we met at the door dot on time", "look at home", "five @ the desk", "write to the ward",
          "my e-mail was never answered");
      case "link" -> one("the food was good.The ward was clean", "i.e. the nurse", "e.g. tea", "a.m. or p.m.",
          "the web page was down");
      case "postcode" -> one("I took 5mg", "ward B12 was good", "vitamin B12 and D3", "a 2ml dose", "level 3",
          "the A1 road", "type 2", "GP2 clinic", "the M1 was shut", "covid 19");
      case "nhs number", "chi number", "h&c number" -> one("we paid 12 pounds", "the NHS is 75 years old", "NHS 111",
          wrong.isEmpty() ? "nothing" : wrong.substring(0, 6), "my number came up", "in 2019 2020");
      case "ni number" -> one("ward AB 12", "CT 12 scans", "the NI service", "AB 12 34");
      case "reference" -> one("number 7 on the list", "the hospital in 2019", "reference to my notes", "unit 5",
          "case in 10", "ref the above");
      case "date" -> one("it took 3 to 4 weeks", "for 3 days", "in March 2024", "we may 2 or 3 times ask", "on Monday",
          "every 2nd Tuesday", "4/5 of us", "it was 1.5 hours", "in 2019", "last spring", "10 out of 10",
          "march on 3 wards");
      case "time" -> one("for 3.5 hours", "10 am or so later", "ratio 2 to 1", "30 minutes", "over 24 hours", "5:1 on");
      case "age" -> one("3 years ago", "for 20 years", "after 6 months", "a 10 year old building", "waited 3 weeks",
          "I am 100% happy", "the 70s", "I am 20 minutes away", "aged patients");
      case "address" -> one("a long road", "2 hours on the road", "street parking", "10 minutes walk",
          "the lane was shut", "down the road", "flat battery", "3 cars in the close");
      case "bed" -> one("in bed 2 days", "3 beds", "a bed for the night", "room for 10",
          "room 4 improvement".replace("4", "for"), "bay window", "stayed in bed 4 hours");
      case "only" -> one("the only thing", "the only problem", "the only downside", "only 2 nurses", "the only reason",
          "not the only one", "the only way");
      default -> throw new IllegalArgumentException(kind);
    };
  }

  Random random() {
    return random;
  }
}
