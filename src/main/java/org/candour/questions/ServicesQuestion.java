package org.candour.questions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.candour.directory.Service;
import org.candour.directory.Services;
import org.candour.look.Page;
import org.candour.lookup.ServicePicker;
import org.candour.lookup.ServicePicker.Picked;
import org.candour.lookup.ServicePickerView;
import org.candour.regions.Region;
import org.candour.shared.Problems;
import org.candour.shared.Shell;
import org.springframework.stereotype.Component;

/** Where it happened. */
@Component
class ServicesQuestion extends Question<ServicesQuestion.ChosenServices> {

  private static final int LONGEST_WORDS = 500;
  private static final ChosenServices NONE = new ChosenServices(List.of(), "");

  private final ServicePicker picker;
  private final Services services;

  ServicesQuestion(ServicePicker picker, Services services) {
    super(TellStep.SERVICES, NONE);
    this.picker = picker;
    this.services = services;
  }

  /** Services that were found, and what was written about those that were not. */
  record ChosenServices(List<Long> services, String words) implements Answer {}

  /**
   * The page.
   *
   * @param asked what is asked
   * @param chosen the services so far
   * @param words what was written about those that were not found
   * @param where what was looked for, and found
   * @param said what the last act on the chosen ones came to
   */
  record ServicesPage(AskedQuestion asked, List<Service> chosen, String words, ServicePickerView where,
      Optional<ServicePicker.Said> said) implements Page {}

  static ChosenServices of(Draft draft) {
    return draft.answers().of(NONE);
  }

  @Override
  Optional<ChosenServices> read(TellForm form, Draft draft) {
    return Optional.of(new ChosenServices(picker.kept(chosen(form, draft), draft.services()), form.words("words")));
  }

  private static List<Long> chosen(TellForm form, Draft draft) {
    List<Long> chosen = new ArrayList<>(draft.services());
    form.number("add").filter(id -> !chosen.contains(id) && chosen.size() < ServicePicker.MOST_CHOSEN)
        .ifPresent(chosen::add);
    form.number("remove").ifPresent(chosen::remove);
    form.number("up").ifPresent(id -> move(chosen, id, -1));
    form.number("down").ifPresent(id -> move(chosen, id, 1));
    return chosen;
  }

  private static void move(List<Long> chosen, Long which, int by) {
    int from = chosen.indexOf(which);
    int to = from + by;
    if (from >= 0 && to >= 0 && to < chosen.size()) {
      Collections.swap(chosen, from, to);
    }
  }

  @Override
  Problems problems(Draft draft, Region region) {
    Problems problems = Problems.none();
    ChosenServices places = of(draft);
    if (places.services.isEmpty() && places.words.isBlank()) {
      problems.add("q", "telling.tell.services-none");
    }
    if (places.words.length() > LONGEST_WORDS) {
      problems.add("words", "telling.tell.services-long", LONGEST_WORDS);
    }
    return problems;
  }

  private static Picked picked(Draft draft) {
    return new Picked(draft.region(), draft.services());
  }

  @Override
  Problems stayed(TellForm form, Draft draft) {
    return picker.refused(form.typed(), picked(draft));
  }

  @Override
  Page page(AskedQuestion asked) {
    Draft draft = asked.draft();
    return new ServicesPage(asked, services.byIds(draft.services()), of(draft).words,
        picker.of(asked.typed(), picked(draft)), picker.said(asked.typed(), picked(draft)));
  }

  @Override
  List<CheckRow> rows(Draft draft, Shell shell) {
    List<CheckRow> rows = new ArrayList<>();
    rows.add(CheckRow.of(step(), Readers.PUBLIC, shell.say("telling.check.services"),
        services.byIds(draft.services()).stream().map(s -> CheckLine.plain(s.fullName())).toList()));
    String words = of(draft).words;
    if (!words.isBlank()) {
      rows.add(CheckRow.of(step(), shell.say("telling.check.place-words"), Optional.of(words), shell));
    }
    return rows;
  }
}
