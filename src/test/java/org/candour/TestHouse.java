package org.candour;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.candour.launch.TestStart;
import org.candour.mail.Outbox;
import org.candour.response.LeftAnswers;
import org.candour.response.Responses;
import org.candour.shared.HouseClock;
import org.candour.story.StoryRelease;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * One house for all tests: one PostgreSQL, one application, one mail server, the demo's cast. Tests write fresh texts
 * and look only for their own.
 */
public final class TestHouse {

  /** Where a proxy with TLS stands before the house, when {@code candour.proxy} asks for one. */
  private static final int PROXY_PORT = 8443;

  private static TestHouse only;

  private final GreenMail mail;
  private final TestStart.Running running;
  private final String address;
  private final Path folder;
  private final NginxProxy proxy;

  private TestHouse() throws IOException {
    folder = Files.createTempDirectory("candour-test");
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.getUserManager().setAuthRequired(false);
    mail.start();
    boolean proxied = "nginx".equals(System.getProperty("candour.proxy"));
    Map<String, Object> told =
        new HashMap<>(Map.of("candour.smtp-url", "smtp://127.0.0.1:" + mail.getSmtp().getPort(), "candour.limits",
            "raised", "candour.address", proxied ? "https://localhost:" + PROXY_PORT : "http://localhost"));
    if (proxied) {
      told.putAll(TestStart.behindAProxy());
    }
    running = TestStart.start(folder, true, told);
    int port = Integer.parseInt(String.valueOf(running.context().getEnvironment().getProperty("local.server.port")));
    proxy = proxied ? new NginxProxy(Files.createTempDirectory("candour-proxy"), port, PROXY_PORT) : null;
    address = proxy == null ? "http://localhost:" + port : proxy.address();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** The house, built on first use. */
  public static synchronized TestHouse get() {
    if (only == null) {
      try {
        only = new TestHouse();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return only;
  }

  private void close() {
    try {
      running.context().close();
      running.server().close();
      mail.stop();
      if (proxy != null) {
        proxy.close();
      }
    } catch (Exception e) {
      System.err.println("the test house did not close: " + e);
    }
  }

  public String address() {
    return address;
  }

  public Path folder() {
    return folder;
  }

  public <T> T bean(Class<T> type) {
    return running.context().getBean(type);
  }

  /** How the house reaches its database, in the caller's own form. */
  public <T> T database(DatabaseForm<T> form) {
    return form.of(running.url(), running.user(), running.password());
  }

  /** An address, a user, a password. */
  public interface DatabaseForm<T> {
    T of(String url, String user, String password);
  }

  public <T> List<T> beans(Class<T> type) {
    return List.copyOf(running.context().getBeansOfType(type).values());
  }

  public JdbcClient sql() {
    return bean(JdbcClient.class);
  }

  /** Lets time pass for everything in the house, and everything that is due happen. */
  public void pass(Duration time) {
    bean(HouseClock.class).moveBy(time);
    settle();
  }

  /**
   * Waits until every stored event has been heard, every due release and response has moved and every letter has left.
   */
  public void settle() {
    Awaitility.await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
        .until(() -> {
          StoryRelease stories = bean(StoryRelease.class);
          stories.due(500).forEach(stories::release);
          Responses responses = bean(Responses.class);
          LeftAnswers left = bean(LeftAnswers.class);
          left.park();
          left.untold().forEach(left::tell);
          responses.due(500).forEach(responses::toDesk);
          bean(Outbox.class).sendDue();
          return quiet();
        });
  }

  /** Does something before the next letter leaves: the job that sends them is put off until it is done. */
  public <T> T beforeTheNextLetter(Supplier<T> act) {
    Awaitility.await().until(() -> moveSending(1) == 1);
    try {
      return act.get();
    } finally {
      moveSending(-1);
    }
  }

  private int moveSending(int hours) {
    return sql().sql("""
        update scheduled_tasks set execution_time = execution_time + ? * interval '1 hour', version = version + 1
        where task_name = 'mail-send' and not picked""").param(hours).update();
  }

  private boolean quiet() {
    var later = bean(ThreadPoolTaskExecutor.class);
    if (later.getActiveCount() > 0 || later.getQueueSize() > 0) {
      return false;
    }
    var now = java.sql.Timestamp.from(bean(HouseClock.class).instant());
    return sql().sql("select (select count(*) from event_publication) + (select count(*) from outbound_mail"
        + " where state = 'waiting' and next_at <= ?)").param(now).query(Long.class).single() == 0;
  }

  /** Everything that the mail server took for this address, oldest first. */
  public List<MimeMessage> mailTo(String person) {
    return Arrays.stream(mail.getReceivedMessages()).filter(m -> {
      try {
        return m.getAllRecipients()[0].toString().equalsIgnoreCase(person);
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }).toList();
  }

  /** The plain text of a letter. */
  public static String text(MimeMessage message) {
    try {
      Object content = message.getContent();
      while (content instanceof Multipart parts) {
        content = parts.getBodyPart(0).getContent();
      }
      return content.toString();
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The path that a letter's link leads to. */
  public static String link(MimeMessage message) {
    Matcher link = Pattern.compile("https?://localhost(?::" + PROXY_PORT + ")?(/\\S+)").matcher(text(message));
    if (!link.find()) {
      throw new AssertionError("no link in: " + text(message));
    }
    return link.group(1);
  }
}
