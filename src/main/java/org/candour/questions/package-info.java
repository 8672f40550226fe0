/**
 * The questions of telling, each a unit of its own: its page, what is read from it, what is wrong with it, when it is
 * asked, and its line where all are checked. {@code Questionnaire} knows their order; a {@code Draft} holds the
 * answers. How to add one is shown in {@code docs/adding-a-question.md}. Owns no table: what is answered is kept by
 * {@code telling}.
 */
@ApplicationModule(allowedDependencies = {"shared", "written", "look", "regions", "directory", "lookup", "places",
    "people", "screening", "story"})
@NullMarked
package org.candour.questions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
