package org.candour.moderation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candour.blog.CommentEdit;
import org.candour.blog.PostEdit;
import org.candour.decision.Decision;
import org.candour.decision.DecisionAct;
import org.candour.decision.Edit;
import org.candour.decision.Reason;
import org.candour.response.ResponseEdit;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.story.Story;
import org.candour.story.StoryEdit;
import org.candour.story.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a moderator typed about an item. Kept and shown again whatever is wrong with it.
 *
 * @param act what is to be done; {@code save} where nothing was said
 * @param title in one line; as it was where the page has no such field
 * @param body as it is to be; as it was where the page has no such field
 * @param good tags for what was good, with commas between them
 * @param improve tags for what could be better; likewise
 * @param feel tags for how it felt; likewise
 * @param services those that the thing is about, in their order
 * @param criticality 0 to 5; null where none was chosen
 * @param editReason why the text changes; null where none was chosen
 * @param reason why it is decided so; null where none was chosen
 * @param note to whoever wrote it; may be empty
 * @param keepClaim whether the claim of a change stays
 * @param looked whether the moderator says that they looked at what could show who tells
 * @param revision of the review when the page was made; 0 where the page names none
 * @param subjectRevision of the thing itself; likewise
 */
record DeskForm(DecisionAct act, String title, String body, String good, String improve, String feel,
    List<Long> services, @Nullable Integer criticality, @Nullable Reason editReason, @Nullable Reason reason,
    String note, boolean keepClaim, boolean looked, int revision, int subjectRevision) {

  private static final int NOTE = 2_000;

  /** @param item where a field is not on the page, it stays as it is */
  static DeskForm of(MultiValueMap<String, String> typed, DeskItem item) {
    Map<String, String> one = typed.toSingleValueMap();
    List<Long> services = new ArrayList<>(typed.getOrDefault("services", List.of()).stream()
        .filter(s -> s.matches("\\d{1,18}")).map(Long::valueOf).distinct().toList());
    number(one, "remove").ifPresent(services::remove);
    number(one, "add").filter(id -> !services.contains(id)).ifPresent(services::add);
    String criticality = one.getOrDefault("criticality", "");
    return new DeskForm(DecisionAct.of(one.getOrDefault("act", "")).orElse(DecisionAct.SAVE),
        one.containsKey("title") ? PlainText.line(one.get("title")) : item.title(),
        one.containsKey("body") ? PlainText.of(one.get("body")) : item.body(),
        PlainText.line(one.getOrDefault("good", "")), PlainText.line(one.getOrDefault("improve", "")),
        PlainText.line(one.getOrDefault("feel", "")), services,
        criticality.matches("[0-5]") ? Integer.valueOf(criticality) : null,
        Reason.of(one.getOrDefault("edit-reason", "")).orElse(null),
        Reason.of(one.getOrDefault("reason", "")).orElse(null), PlainText.of(one.getOrDefault("note", "")),
        one.containsKey("keep-claim"), one.containsKey("looked"), (int) (long) number(one, "revision").orElse(0L),
        (int) (long) number(one, "subject-revision").orElse(0L));
  }

  /** The same with these services only. */
  DeskForm in(List<Long> known) {
    return new DeskForm(act, title, body, good, improve, feel, known, criticality, editReason, reason, note, keepClaim,
        looked, revision, subjectRevision);
  }

  /** The same with this title. */
  DeskForm titled(String other) {
    return new DeskForm(act, other, body, good, improve, feel, services, criticality, editReason, reason, note,
        keepClaim, looked, revision, subjectRevision);
  }

  /** The same with the words that the author proposes. */
  DeskForm withBody(String proposed) {
    return new DeskForm(act, title, proposed, good, improve, feel, services, criticality, Reason.AUTHOR_ASKED, reason,
        note, keepClaim, looked, revision, subjectRevision);
  }

  /** Whether the words differ from what is kept, or a claim of change is taken out of what becomes public. */
  boolean changes(DeskItem item) {
    return !item.body().equals(body) || (item.hasTitle() && !item.title().equals(title))
        || (act == DecisionAct.PUBLISH && item.claim() != null && !keepClaim);
  }

  private static Optional<Long> number(Map<String, String> one, String field) {
    String text = one.getOrDefault(field, "");
    return text.matches("\\d{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  /** What must be put right before this act. What came in as it is can always be held, rejected and pulled. */
  Problems problems(DeskItem item) {
    Problems problems = Problems.none();
    boolean story = item instanceof DeskItem.OfStory;
    if (act != DecisionAct.PULL && changes(item)) {
      words(item, problems);
    }
    if (story) {
      filing(item, problems);
    }
    if (act == DecisionAct.PUBLISH && item.recognisable() && !looked) {
      problems.add("looked", "moderation.desk.looked-none");
    }
    if (act.wantsReason() && reason == null) {
      problems.add("reason", "moderation.desk.reason-none");
    }
    note(story, problems);
    return problems;
  }

  /** A story stands under a title, at a place, and is rated before anybody reads it. */
  private void filing(DeskItem item, Problems problems) {
    if (act == DecisionAct.PUBLISH && title.isBlank() && item.title().isBlank()) {
      problems.add("title", "moderation.desk.title-missing");
    }
    if (act == DecisionAct.PUBLISH || ((act == DecisionAct.SAVE || act == DecisionAct.KEEP) && item.listed())) {
      if (criticality == null) {
        problems.add("criticality", "moderation.desk.criticality-none");
      }
      if (services.isEmpty()) {
        problems.add("q", "moderation.desk.services-none");
      }
    }
  }

  private void note(boolean story, Problems problems) {
    if (story && act == DecisionAct.HOLD && reason == Reason.NEEDS_ANSWER && note.isBlank()) {
      problems.add("note", "moderation.desk.question-none");
    }
    if (act == DecisionAct.KEEP && note.isBlank()) {
      problems.add("note", "moderation.desk.keep-none");
    }
    if (note.length() > NOTE) {
      problems.add("note", "moderation.desk.note-long", NOTE);
    }
  }

  /**
   * The words that were taken out of the text and still stand in its title, which was left as it is: a proposed title
   * is the text's beginning.
   */
  String leftInTitle(DeskItem item) {
    if (!item.hasTitle() || !item.title().equals(title) || act == DecisionAct.REJECT || act == DecisionAct.HOLD) {
      return "";
    }
    Set<String> gone = words(item.body());
    gone.removeAll(words(body));
    gone.retainAll(words(title));
    return String.join(", ", gone);
  }

  /** Names, numbers and whatever else could say who somebody is; not the little words between. */
  private static Set<String> words(String text) {
    return Stream.of(text.split("[^\\p{L}\\p{N}]+"))
        .filter(w -> w.length() > 3 || w.chars().anyMatch(Character::isDigit))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private void words(DeskItem item, Problems problems) {
    if (item.hasTitle() && title.isBlank() && !item.title().isBlank()) {
      problems.add("title", "moderation.desk.title-empty");
    } else if (item.hasTitle() && title.length() > Story.LONGEST_TITLE && !title.equals(item.title())) {
      problems.add("title", "moderation.desk.title-long", Story.LONGEST_TITLE);
    }
    if (body.isBlank()) {
      problems.add("body", "moderation.desk.body-empty");
    } else if (body.length() > item.mostCharacters()) {
      problems.add("body", "moderation.desk.body-long", item.mostCharacters());
    }
    // A title where there was none takes nothing away that a reason would have to be given for.
    boolean titled = item.hasTitle() && item.title().isBlank() && item.body().equals(body);
    if (editReason == null && !titled) {
      problems.add("edit-reason", "moderation.desk.edit-reason-none");
    }
  }

  /** What was typed and is not what stands there now, by the key of its label. */
  Map<String, String> kept(DeskItem item) {
    Map<String, String> kept = new LinkedHashMap<>();
    if (item.hasTitle() && !title.equals(item.title())) {
      kept.put("moderation.desk.title-label", title);
    }
    if (!body.isBlank() && !body.equals(item.body())) {
      kept.put("moderation.desk.body-label", body);
    }
    if (!note.isBlank()) {
      kept.put("moderation.desk.note", note);
    }
    return kept;
  }

  Decision decision() {
    return new Decision(act, act.wantsReason() ? reason : null, note);
  }

  /** What was made of it, as its kind takes it. */
  Edit edit(DeskItem item) {
    String why = editReason == null ? "" : editReason.code();
    return switch (item) {
      case DeskItem.OfStory story -> story(item, why);
      case DeskItem.OfComment comment -> new CommentEdit(body, why);
      case DeskItem.OfPost post -> new PostEdit(title, body, why);
      case DeskItem.OfResponse response -> new ResponseEdit(body, keepClaim, why, note);
    };
  }

  /** What is put off or refused gets no title on the way. */
  private StoryEdit story(DeskItem item, String why) {
    String kept = item.title().isBlank() && (act == DecisionAct.HOLD || act == DecisionAct.REJECT) ? "" : title;
    return new StoryEdit(kept, body, tags(), services, criticality, why, note);
  }

  List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    tags.addAll(Tag.of("good", good));
    tags.addAll(Tag.of("improve", improve));
    tags.addAll(Tag.of("feel", feel));
    return tags;
  }
}
