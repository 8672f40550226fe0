package org.candour.trial;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.candour.trial.Course.Part;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * {@code ./candour trial proxy}: the journeys once more, behind nginx with TLS at a port that is not 443. Needs nginx
 * and openssl.
 */
final class ProxyTrial {

  private static final List<String> JOURNEYS =
      List.of("MainJobJourney", "ModerateJourney", "AnswerJourney", "QuestionJourney", "JoinJourney",
          "AdministratorJourney", "SharedDeviceJourney", "WhereJourney", "InvitationJourney");

  private ProxyTrial() {}

  /** Runs it; gives whether every journey came to its end. */
  static boolean run() throws IOException {
    System.setProperty("candour.proxy", "nginx");
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (Course course = new Course("trial proxy", Part.of("journeys", 1))) {
      course.part("journeys");
      AtomicInteger over = new AtomicInteger();
      LauncherFactory.create()
          .execute(LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  JOURNEYS.stream().map(j -> DiscoverySelectors.selectClass("org.candour.journeys." + j)).toList())
              .build(), summary, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier what, TestExecutionResult result) {
                  if (what.getSource().filter(ClassSource.class::isInstance).isPresent()) {
                    course.at(over.incrementAndGet(), JOURNEYS.size());
                  }
                }
              });
    }
    summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 12);
    Figures figures = new Figures("trial-proxy");
    figures.put("journeys behind nginx with TLS", summary.getSummary().getTestsFoundCount());
    figures.put("came to their end", summary.getSummary().getTestsSucceededCount());
    figures.print();
    return summary.getSummary().getTestsFoundCount() > 0 && summary.getSummary().getTotalFailureCount() == 0;
  }
}
