package org.candour.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.candour.look.Page;
import org.candour.shared.Caller;
import org.candour.shared.RegionId;
import org.candour.shared.Shell;
import org.candour.shared.TextSize;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * How handlers meet the house: templates, the guard, and {@link Caller}, {@link RegionId}, {@link Shell} as arguments.
 */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {

  private final DiskSpace room;
  private final AccessGuard guard;
  private final ShellMaker shells;

  PageSetup(DiskSpace room, AccessGuard guard, ShellMaker shells) {
    this.room = room;
    this.guard = guard;
    this.shells = shells;
  }

  @Bean
  static TemplateEngine templates() {
    return TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.candour");
  }

  @Bean
  PageViews pageViews(TemplateEngine templates) {
    return new PageViews(templates, shells);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(room);
    registry.addInterceptor(guard);
    registry.addInterceptor(new TextSizeMemory());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable()).resourceChain(false)
        .addResolver(new VersionedAssets());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Arguments(shells));
  }

  @Override
  public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
    handlers.add(new PageReply());
  }

  /** Templates by name; redirects are left to Spring. */
  record PageViews(TemplateEngine templates, ShellMaker shells) implements ViewResolver, Ordered {

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
      return name.startsWith("redirect:") || !templates.hasTemplate(name + ".jte")
          ? null
          : new PageView(templates, shells, name);
    }

    @Override
    public int getOrder() {
      return Ordered.HIGHEST_PRECEDENCE;
    }
  }

  /** Every form may carry the buttons by which somebody says how large they want to read. */
  private static class TextSizeMemory implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (request.getMethod().equals("POST") && request.getParameter(TextSize.FIELD) != null) {
        TextSize.of(request).remember(request, response);
      }
      return true;
    }
  }

  private record Arguments(ShellMaker shells) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      Class<?> type = parameter.getParameterType();
      return type == RegionId.class || type == Shell.class || Caller.class.isAssignableFrom(type);
    }

    @Override
    public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
        NativeWebRequest web, @Nullable WebDataBinderFactory factory) {
      HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
      Class<?> type = parameter.getParameterType();
      if (type == Shell.class) {
        return shells.of(request);
      }
      return type == RegionId.class ? shells.of(request).region() : shells.of(request).caller();
    }
  }

  /** How a {@link Page} becomes an answer: its template is the one called as its record is. */
  static class PageReply implements HandlerMethodReturnValueHandler {

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=.)(?=\\p{Lu})");

    @Override
    public boolean supportsReturnType(MethodParameter type) {
      return Page.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(@Nullable Object value, MethodParameter type, ModelAndViewContainer container,
        NativeWebRequest web) {
      answer((Page) Objects.requireNonNull(value), container,
          Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class)));
    }

    private static void answer(Page page, ModelAndViewContainer container, HttpServletResponse response) {
      switch (page) {
        case Page.Redirect(String address) -> container.setViewName(UrlBasedViewResolver.REDIRECT_URL_PREFIX + address);
        case Page.Reply(Page shown, int status, boolean unkept) -> {
          if (status > 0) {
            response.setStatus(status);
          }
          if (unkept) {
            response.setHeader("Cache-Control", "no-store");
          }
          answer(shown, container, response);
        }
        default -> {
          container.addAttribute("page", page);
          container.setViewName(template(page.getClass()));
        }
      }
    }

    /** {@code work/draft-gone} of the record {@code org.candour.work.DraftPages.DraftGonePage}. */
    static String template(Class<?> page) {
      String room = page.getPackageName().substring(page.getPackageName().lastIndexOf('.') + 1);
      String name = page.getSimpleName().replaceFirst("Page$", "");
      return room + "/" + NEXT_WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
  }
}
