package org.candour.response;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.candour.mail.Letter;
import org.candour.mail.MailSettings;
import org.candour.mail.Outbox;
import org.candour.mail.Recipient;
import org.candour.regions.RegionSentences;
import org.candour.shared.PlainText;
import org.candour.shared.RegionId;
import org.candour.shared.Sentences;
import org.candour.story.Stories;
import org.candour.story.Story;
import org.candour.story.StoryEnded;
import org.candour.story.StoryStatus;
import org.candour.written.TextLanguages;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Letters among colleagues about an answer that is being written, or was sent in somebody's name. They name the story
 * by its title and say nothing else of it. A story that goes takes back those that have not left.
 */
@Component
class CoWritingLetters {

  /** What colleagues do within so long is one letter to the writer. */
  static final Duration COLLECTED = Duration.ofMinutes(5);

  private static final int TITLE = 80;

  private final RegionSentences sentences;
  private final MailSettings settings;
  private final Outbox outbox;
  private final ResponseDraftStore store;
  private final ResponseStore responses;
  private final Stories stories;
  private final Clock clock;

  CoWritingLetters(RegionSentences sentences, MailSettings settings, Outbox outbox, ResponseDraftStore store,
      ResponseStore responses, Stories stories, Clock clock) {
    this.sentences = sentences;
    this.settings = settings;
    this.outbox = outbox;
    this.store = store;
    this.responses = responses;
    this.stories = stories;
    this.clock = clock;
  }

  /** A colleague who is asked to read: by which asking, and by whom with which line. */
  record AskedColleague(long asking, long person, String asker, String note) {}

  /** To a colleague who is asked to read. */
  void ask(ResponseDraft draft, Story story, AskedColleague asked) {
    Sentences words = words(story);
    List<String> paragraphs =
        new ArrayList<>(List.of(words.say("response.letter.asked.text", asked.asker(), story.title())));
    if (!asked.note().isEmpty()) {
      paragraphs.add(words.say("response.letter.asked.note", asked.note()));
    }
    outbox.add(List.of(Letter.about("draft-asked", "draft-asking", asked.asking())
        .to(Recipient.person(asked.person()), region(story)).onBehalfOf(draft.subscription())
        .saying(words.say("response.letter.asked.subject", asked.asker(), title(story)), paragraphs)
        .leadingTo(words.say("response.letter.open"), address(story) + "/work/drafts/" + draft.id())
        .footer(words.say("response.letter.asked.footer")).quoting(quotes(story))));
  }

  /** To the writer: colleagues changed or remarked something. One letter until the writer has looked. */
  void news(ResponseDraft draft, Story story, long news) {
    Sentences words = words(story);
    outbox.add(List.of(Letter.about("draft-read", "draft-news", news)
        .to(Recipient.person(draft.writer()), region(story)).onBehalfOf(draft.subscription())
        .saying(words.say("response.letter.read.subject", title(story)),
            List.of(words.say("response.letter.read.text", story.title())))
        .leadingTo(words.say("response.letter.open"), address(story) + "/work/drafts/" + draft.id())
        .footer(words.say("response.letter.read.footer")).quoting(quotes(story))
        .after(clock.instant().plus(COLLECTED))));
  }

  /** To a colleague in whose name an answer was sent, with its text; one that waits already says what it says now. */
  void sentFor(Response response, Story story) {
    Sentences words = words(story);
    long bearer = response.person() == null ? 0 : response.person();
    List<String> paragraphs = new ArrayList<>(
        List.of(words.say("response.letter.sent-for.text", String.valueOf(response.senderName()), story.title()),
            response.body()));
    if (response.changeWhat() != null) {
      paragraphs.add(words.say("response.letter.sent-for.change", response.changeWhat()));
    }
    paragraphs.add(words.say("response.letter.sent-for.time"));
    outbox.cancel("answered-for", "response", response.id());
    outbox.add(List.of(Letter.about("answered-for", "response", response.id())
        .to(Recipient.person(bearer), region(story)).onBehalfOf(response.subscription())
        .saying(words.say("response.letter.sent-for.subject", title(story)), paragraphs)
        .leadingTo(words.say("response.letter.open"), address(story) + "/work/responses/" + response.id())
        .footer(words.say("response.letter.sent-for.footer")).quoting(quotes(story))));
  }

  /** To administrators: an answer waits for them, since its writer is gone. */
  void left(Response response, List<Long> administrators) {
    Story story = stories.get(response.story());
    Sentences words = words(story);
    outbox.add(administrators.stream()
        .map(person -> Letter.about(left(response), "response", response.id())
            .to(Recipient.person(person), region(story)).onBehalfOf(response.subscription())
            .saying(words.say("response.letter.left.subject", response.writerName()),
                List.of(words.say("response.letter.left.text", response.writerName(), story.title())))
            .leadingTo(words.say("response.letter.open"), address(story) + "/work/left/" + response.id())
            .footer(words.say("response.letter.left.footer")).quoting(quotes(story)))
        .toList());
  }

  /** Another each time that it begins to wait. */
  private static String left(Response response) {
    return "answer-left-" + response.revision();
  }

  void takeBack(String occasion, String subjectKind, long subject) {
    outbox.cancel(occasion, subjectKind, subject);
  }

  @ApplicationModuleListener
  void on(StoryEnded event) {
    if (stories.get(event.story()).status() == StoryStatus.PUBLISHED) {
      return;
    }
    store.askingsOn(event.story()).forEach(asking -> takeBack("draft-asked", "draft-asking", asking));
    store.newsOn(event.story()).forEach(news -> takeBack("draft-read", "draft-news", news));
    responses.ofStory(event.story()).forEach(response -> {
      takeBack("answered-for", "response", response.id());
      takeBack(left(response), "response", response.id());
    });
  }

  private Sentences words(Story story) {
    return sentences.of(region(story));
  }

  private static RegionId region(Story story) {
    return new RegionId(story.region());
  }

  private static List<Letter.Quote> quotes(Story story) {
    return List.of(new Letter.Quote("“" + Sentences.apart(story.title()) + "”",
        TextLanguages.ofTitle(story.title(), story.language())));
  }

  private static String title(Story story) {
    return PlainText.opening(story.title(), TITLE);
  }

  private String address(Story story) {
    return settings.address() + "/" + story.region();
  }
}
