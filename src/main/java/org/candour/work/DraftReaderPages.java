package org.candour.work;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.candour.access.Rights;
import org.candour.look.Page;
import org.candour.response.CoWriting;
import org.candour.response.Colleagues;
import org.candour.response.Colleagues.Colleague;
import org.candour.response.ResponseDraft;
import org.candour.response.ResponseDraft.DraftPart;
import org.candour.response.ResponseDrafts;
import org.candour.response.ResponseDrafts.OpenedDraft;
import org.candour.shared.Caller;
import org.candour.shared.Needs;
import org.candour.shared.NotFound;
import org.candour.shared.PlainText;
import org.candour.shared.Problems;
import org.candour.shared.Right;
import org.candour.shared.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking colleagues to read an answer before it is sent: found by name, asked with a line. */
@Controller
class DraftReaderPages {

  private static final int NOTE = 300;
  private static final int NAME = 120;

  private final ResponseDrafts drafts;
  private final CoWriting writing;
  private final Colleagues colleagues;
  private final WorkStore store;
  private final Rights rights;

  DraftReaderPages(ResponseDrafts drafts, CoWriting writing, Colleagues colleagues, WorkStore store, Rights rights) {
    this.drafts = drafts;
    this.writing = writing;
    this.colleagues = colleagues;
    this.store = store;
    this.rights = rights;
  }

  @Needs(Right.RESPOND)
  @GetMapping("/work/drafts/{id}/colleagues")
  Page look(@PathVariable long id, @RequestParam(defaultValue = "") String q, Caller.Person caller) {
    OpenedDraft opened = drafts.get(caller, id);
    return mayAsk(caller, opened)
        ? page(opened, caller, new TypedAsking(PlainText.cut(PlainText.line(q), NAME), List.of(), ""), Problems.none())
        : Page.redirect("/work/drafts/" + id);
  }

  @Needs(Right.RESPOND)
  @PostMapping("/work/drafts/{id}/colleagues")
  Page ask(@PathVariable long id, @RequestParam MultiValueMap<String, String> typed, Caller.Person caller) {
    OpenedDraft opened = drafts.get(caller, id);
    if (!mayAsk(caller, opened)) {
      return Page.redirect("/work/drafts/" + id + "?said=not-yours");
    }
    TypedAsking asked = TypedAsking.of(typed);
    Problems problems = Problems.none();
    if (asked.note().length() > NOTE) {
      problems.add("note", "work.ask.note-long", NOTE);
    }
    if (typed.containsKey("find") || !typed.containsKey("ask")) {
      return page(opened, caller, asked, problems);
    }
    if (asked.chosen().isEmpty()) {
      problems.add("colleague", "work.ask.none");
    }
    if (problems.any()) {
      return page(opened, caller, asked, problems);
    }
    try {
      writing.ask(caller, id, asked.chosen(), asked.note());
      return Page.redirect("/work/drafts/" + id + "?done=asked");
    } catch (NotFound e) {
      return Page.redirect("/work/drafts/" + id + "?said=not-yours");
    } catch (Stale e) {
      return page(opened, caller, asked, problems.add("colleague", "work.ask.not-now", CoWriting.MOST_READERS))
          .with(409);
    }
  }

  /**
   * Only its writer asks, and only while there is something to answer; the page of the draft says what is the matter.
   */
  private boolean mayAsk(Caller.Person caller, OpenedDraft opened) {
    ResponseDraft draft = opened.draft();
    return opened.part() == DraftPart.WRITER && draft.isOpen()
        && store.shown(rights.reach(caller, Right.RESPOND), draft.story()).isPresent();
  }

  private static String one(MultiValueMap<String, String> typed, String field) {
    return Optional.ofNullable(typed.getFirst(field)).orElse("");
  }

  /** What was looked for, whom of those that were found, and the line that they get. */
  private record TypedAsking(String q, List<Long> chosen, String note) {

    static TypedAsking of(MultiValueMap<String, String> typed) {
      return new TypedAsking(PlainText.cut(PlainText.line(one(typed, "q")), NAME),
          typed.getOrDefault("colleague", List.of()).stream().filter(c -> c.matches("\\d{1,18}")).map(Long::valueOf)
              .distinct().limit(CoWriting.MOST_READERS + 1L).toList(),
          PlainText.line(one(typed, "note")));
    }
  }

  private Page page(OpenedDraft opened, Caller.Person caller, TypedAsking typed, Problems problems) {
    String q = typed.q();
    List<Long> chosen = typed.chosen();
    ResponseDraft draft = opened.draft();
    List<Colleague> found = colleagues.find(caller.subscription(), draft.story(), q, caller.id());
    // Who was chosen stays, whatever is looked for next; who cannot answer any more drops out.
    List<Colleague> offered =
        Stream.concat(colleagues.among(caller.subscription(), draft.story(), chosen).stream(), found.stream())
            .distinct().toList();
    return new DraftAskPage(opened, q, offered, !q.isEmpty() && found.isEmpty(), found.size() == Colleagues.FOUND,
        chosen.stream().map(c -> Long.toString(c)).toList(), typed.note(), drafts.askings(opened), problems);
  }

  /**
   * Whom of the colleagues to ask.
   *
   * @param opened those that are open just now
   * @param q what was looked for; may be empty
   * @param offered colleagues that can be asked
   * @param nobody whether nobody fits
   * @param more whether there are more than are shown
   * @param chosen what was chosen so far
   * @param note that was typed
   * @param askings whom colleagues have asked already
   * @param problems what is wrong with what was typed
   */
  record DraftAskPage(ResponseDrafts.OpenedDraft opened, String q, List<Colleague> offered, boolean nobody,
      boolean more, List<String> chosen, String note, List<ResponseDraft.Asking> askings,
      Problems problems) implements Page {}
}
