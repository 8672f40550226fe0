package org.candour;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candour.mail.Recipient;
import org.candour.moderation.Reviews;
import org.candour.people.Authors;
import org.candour.people.Links;
import org.candour.shared.RegionId;
import org.candour.story.NewStory;
import org.candour.story.Stories;
import org.springframework.web.util.HtmlUtils;

/** A story with its author and a moderator, for tests that begin where one was told. */
public final class Scene {

  private static final TestHouse HOUSE = TestHouse.get();
  private static final RegionId REGION = new RegionId("uk-england");
  private static final Pattern FIELD =
      Pattern.compile("<(input|textarea|option)\\b([^>]*)>\\s*?\n?([^<]*)", Pattern.DOTALL);

  public final long author;
  public final String address;
  public final long story;

  private Scene(String title, String body) {
    address = java.util.UUID.randomUUID() + "@scene.example";
    author = HOUSE.bean(Authors.class).reach(address, null);
    story = HOUSE.bean(Stories.class).submit(new NewStory(REGION, "en", author, true, "patient", "larkspurq", title,
        body, List.of(), List.of(ward()), "", false, "web"));
    HOUSE.settle();
  }

  public static Scene told(String title, String body) {
    return new Scene(title, body);
  }

  /** A story that everybody can read. */
  public static Scene published(String title, String body) {
    Scene scene = new Scene(title, body);
    scene.decide("act", "publish", "criticality", "1");
    HOUSE.pass(Duration.ofMinutes(6));
    return scene;
  }

  public static long ward() {
    return HOUSE.bean(org.candour.lookup.ServiceSearch.class).find(REGION, "Ward 7", 1).getFirst().id();
  }

  /** What several people get who do this at the same moment. */
  @SafeVarargs
  public static List<HttpResponse<String>> atOnce(java.util.function.Supplier<HttpResponse<String>>... acts) {
    return java.util.Arrays.stream(acts).map(java.util.concurrent.CompletableFuture::supplyAsync).toList().stream()
        .map(java.util.concurrent.CompletableFuture::join).toList();
  }

  /** The author, come back by a link. */
  public Browserless author() {
    Browserless caller = new Browserless(HOUSE.address());
    caller.post("/mine/link/"
        + HOUSE.bean(Links.class).make(Recipient.author(author), "mine", "/mine", Duration.ofHours(1)).token());
    return caller;
  }

  public HttpResponse<String> decide(String... fields) {
    return decide("story", story, fields);
  }

  /** A moderator opens the item, changes these fields and leaves the others as they are. */
  public static HttpResponse<String> decide(String kind, long subject, String... fields) {
    Browserless moderator = Browserless.as("moderator");
    String desk = "/desk/" + HOUSE.bean(Reviews.class).of(kind, subject).orElseThrow().id();
    HttpResponse<String> answer = moderator.post(desk + "/decision", with(moderator.get(desk).body(), fields));
    HOUSE.settle();
    return answer;
  }

  /** The fields of the forms on a page as a browser would send them, with these put in their place. */
  public static String[] with(String page, String... changed) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < changed.length; i += 2) {
      names.add(changed[i]);
    }
    List<String> all = new ArrayList<>(List.of(changed));
    Matcher field = FIELD.matcher(page);
    while (field.find()) {
      String attributes = field.group(2);
      String name = attribute(attributes, "name");
      String type = attribute(attributes, "type");
      boolean sent =
          !name.isEmpty() && (!type.equals("radio") && !type.equals("checkbox") || attributes.contains(" checked"));
      if (sent && !names.contains(name)) {
        all.add(name);
        all.add(HtmlUtils
            .htmlUnescape(field.group(1).equals("textarea") ? field.group(3) : attribute(attributes, "value")));
      }
    }
    return all.toArray(String[]::new);
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? value.group(1) : "";
  }
}
