package org.candour.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Recipient;
import org.candour.people.AuthorLetters;
import org.candour.people.Links;
import org.candour.regions.Regions;
import org.candour.shared.CrisisLine;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.SentenceLanguages;
import org.candour.shared.Sentences;
import org.candour.story.Story;
import org.candour.written.TextLanguages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the letters. Staff get the story's beginning; an author's letter says what happened and nothing of what the
 * story is about, since somebody else may read it over a shoulder.
 */
@Component
class NotificationLetters {

  private static final Duration AUTHOR_LINK = Duration.ofDays(14);
  /**
   * Where a letter is about an answer, its link leads to the answer, and the author may say there whether it helped.
   */
  private static final List<String> ANSWERS = List.of("response-published", "change-planned", "change-made");
  private static final int OPENING = 600;
  private static final int IN_FULL = 40;

  private final SentenceLanguages languages;
  private final Regions regions;
  private final MailSettings settings;
  private final Links links;
  private final AuthorLetters authorLetters;

  NotificationLetters(SentenceLanguages languages, Regions regions, MailSettings settings, Links links,
      AuthorLetters authorLetters) {
    this.languages = languages;
    this.regions = regions;
    this.settings = settings;
    this.links = links;
    this.authorLetters = authorLetters;
  }

  /** To an author: {@code alert.author.<occasion>} says what happened, and a one-time link leads to the story. */
  Letter author(String occasion, String subjectKind, long subject, Story story) {
    Sentences words = words(story.region());
    Recipient to = Recipient.author(story.author());
    String place = "/mine/stories/" + story.id() + (ANSWERS.contains(occasion) ? "#answer-" + subject : "");
    String token = links.make(to, "mine", place, AUTHOR_LINK).token();
    return Letter.about(occasion, subjectKind, subject).to(to, new RegionId(story.region()))
        .saying(words.say("alert.author.subject"), paragraphs(words, occasion, story))
        .leadingTo(words.say("alert.author.action"), address(story.region()) + "/mine/link/" + token)
        .footer(words.say("alert.author.footer"))
        .stoppedAt(address(story.region()) + "/letters/stop/" + authorLetters.stopToken(story.author()));
  }

  /** The receipt also says who is there when we are not: the region's own numbers. */
  private List<String> paragraphs(Sentences words, String occasion, Story story) {
    List<String> paragraphs =
        new ArrayList<>(List.of(words.say("alert.author.hello"), words.say("alert.author." + occasion)));
    if (ANSWERS.contains(occasion)) {
      paragraphs.add(words.say("alert.author.helped"));
    }
    List<CrisisLine> crisis = regions.get(new RegionId(story.region())).crisis();
    if (occasion.equals("story-received") && !crisis.isEmpty()) {
      paragraphs.add(words.say("alert.author.crisis") + "\n"
          + crisis.stream().map(line -> words.say("alert.author.crisis-line", line.number(), line.about()))
              .collect(Collectors.joining("\n")));
    }
    return paragraphs;
  }

  /** To a member whose alert matches. */
  Letter alert(Story story, AlertRecipients.Told to, String services) {
    Sentences words = words(story.region());
    List<String> paragraphs = new ArrayList<>();
    if (to.hard()) {
      paragraphs.add(words.say("alert.staff.hard"));
    }
    paragraphs.addAll(List.of(words.say("alert.staff.about", services), "“" + story.title() + "”",
        PlainText.opening(story.body(), OPENING)));
    return Letter.about("story-alert", "story", story.id())
        .to(Recipient.person(to.person()), new RegionId(story.region())).onBehalfOf(to.subscription())
        .saying(words.say(to.hard() ? "alert.staff.subject-hard" : "alert.staff.subject",
            PlainText.opening(story.title(), 80)), paragraphs)
        .leadingTo(words.say("alert.staff.action"), address(story.region()) + "/stories/" + story.id())
        .footer(footer(words, to.absent())).quoting(quotes(story.language(), story.title(), story.body()))
        .stoppedAt(address(story.region()) + "/alerts/stop/" + to.stop());
  }

  /** Everything new for one member since their last digest: each story once, the newest first, with its words. */
  Letter digest(long digest, List<Digests.Item> news) {
    Digests.Item first = news.getFirst();
    Sentences words = words(first.region());
    List<String> paragraphs = new ArrayList<>(List.of(words.say("alert.digest.lead", news.size())));
    news.stream().limit(IN_FULL)
        .forEach(item -> paragraphs.add((item.hard() ? words.say("alert.staff.hard") + "\n" : "") + "“" + item.title()
            + "”\n" + item.services() + "\n" + PlainText.opening(item.body(), OPENING) + "\n" + address(item.region())
            + "/stories/" + item.story()));
    if (news.size() > IN_FULL) {
      paragraphs.add(words.say("alert.digest.more", news.size() - IN_FULL));
    }
    // Of one's own alerts first: what a colleague asked for is not one's own to stop.
    Digests.Item stopped = news.stream().filter(item -> item.absent() == null).findFirst().orElse(first);
    news.stream().map(Digests.Item::absent).filter(Objects::nonNull).distinct()
        .forEach(absent -> paragraphs.add(1, words.say("alert.staff.for", absent)));
    Letter letter =
        Letter.about("digest", "digest", digest).to(Recipient.person(first.person()), new RegionId(first.region()))
            .onBehalfOf(first.subscription()).saying(words.say("alert.digest.subject", news.size()), paragraphs)
            .leadingTo(words.say("alert.digest.action"), address(first.region()) + "/work?show=all")
            .footer(footer(words, stopped.absent())).quoting(news.stream().limit(IN_FULL)
                .flatMap(item -> quotes(item.language(), item.title(), item.body()).stream()).toList());
    return stopped.stop().isEmpty()
        ? letter
        : letter.stoppedAt(address(first.region()) + "/alerts/stop/" + stopped.stop());
  }

  /**
   * To a member, about something that happened on a story or to what they wrote. Names no story.
   *
   * @param subscription where they must belong still when it leaves, or null where that is not known
   */
  Letter staff(String occasion, String subjectKind, long subject, long person, @Nullable Long subscription,
      String region, String path) {
    Sentences words = words(region);
    return Letter.about(occasion, subjectKind, subject).to(Recipient.person(person), new RegionId(region))
        .onBehalfOf(subscription)
        .saying(words.say("alert." + occasion + ".subject"), List.of(words.say("alert." + occasion + ".text")))
        .leadingTo(words.say("alert.staff.open"), address(region) + path).footer(words.say("alert.staff.footer"));
  }

  private static List<Letter.Quote> quotes(String language, String title, String body) {
    return List.of(new Letter.Quote("“" + title + "”", TextLanguages.ofTitle(title, language)),
        new Letter.Quote(PlainText.opening(body, OPENING), language));
  }

  private static String footer(Sentences words, @Nullable String absent) {
    return absent == null ? words.say("alert.staff.footer") : words.say("alert.staff.footer-for", absent);
  }

  private Sentences words(String region) {
    return languages.in(regions.get(new RegionId(region)).language());
  }

  private String address(String region) {
    return settings.address() + "/" + region;
  }
}
