package org.candour.launch;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.candour.demo.DemoMark;
import org.candour.mail.MailSettings;
import org.candour.shared.HouseClock;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The few parts of the application that a short errand needs, over one connection: no web, no index, no jobs. Only for
 * what publishes no events: nobody is there to hear or to keep them.
 */
final class ErrandContext implements AutoCloseable {

  private final AnnotationConfigApplicationContext context;

  private ErrandContext(AnnotationConfigApplicationContext context) {
    this.context = context;
  }

  /** Opens it over this database, brought to this release's schema, with these parts. */
  static ErrandContext over(DatabaseAddress address, Class<?>... parts) {
    if (!address.asks("select 1 from site_fact limit 1")) {
      DatabaseSetup.makeReader(address);
      Flyway.configure().dataSource(address.url(), address.user(), address.password())
          .locations("classpath:db/migration").load().migrate();
    }
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    Map<String, Object> properties = new Environment().properties(-1, false);
    context.getEnvironment().getPropertySources().addLast(new MapPropertySource("outside", properties));
    context.registerBean(DataSource.class, address::single);
    context.register(Ground.class, DemoMark.class);
    context.register(parts);
    stores(context, parts);
    context.refresh();
    context.getBean(DemoMark.class).wind(context.getBean(HouseClock.class));
    return new ErrandContext(context);
  }

  /**
   * Each part asks its own store, which its room shows nobody: they are there for who wants them, and cost nothing
   * else.
   */
  private static void stores(AnnotationConfigApplicationContext context, Class<?>... parts) {
    ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context, false);
    scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("org\\.candour\\.\\w{1,40}\\.\\w{1,80}Store")));
    scanner.getBeanDefinitionDefaults().setLazyInit(true);
    scanner.scan(Arrays.stream(parts).map(Class::getPackageName).distinct().toArray(String[]::new));
  }

  <T> T get(Class<T> part) {
    return context.getBean(part);
  }

  @Override
  public void close() {
    context.close();
  }

  /** No component: the application, which looks for those, has its own of all this. */
  @EnableTransactionManagement(proxyTargetClass = true)
  @EnableConfigurationProperties(MailSettings.class)
  static class Ground {

    @Bean
    HouseClock clock() {
      return new HouseClock();
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
      return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }
  }
}
