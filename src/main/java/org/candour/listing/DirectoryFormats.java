package org.candour.listing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The formats that come with Candour, and those that an operator writes. */
final class DirectoryFormats {

  private static final JsonMapper MAPPER = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
      .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private DirectoryFormats() {}

  /** One of ours by its name, or a mapping file by its path. */
  static DirectoryFormat named(String nameOrPath) {
    if (nameOrPath.matches("[a-z0-9-]+")) {
      try (InputStream own = DirectoryFormats.class.getResourceAsStream("/listing/" + nameOrPath + ".yaml")) {
        if (own != null) {
          return parse(nameOrPath, own);
        }
      } catch (IOException e) {
        throw new ImportProblem("The format " + nameOrPath + " cannot be read: " + e.getMessage());
      }
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new ImportProblem("There is no format '" + nameOrPath + "', and no mapping file of that name. Formats: "
          + String.join(", ", all().stream().map(DirectoryFormat::name).toList()));
    }
    try (InputStream mapping = Files.newInputStream(file)) {
      return parse(file.getFileName().toString().replaceFirst("\\.ya?ml$", ""), mapping);
    } catch (IOException e) {
      throw new ImportProblem("The mapping file " + file + " cannot be read: " + e.getMessage());
    }
  }

  /** Those that come with Candour, by name. */
  static List<DirectoryFormat> all() {
    List<DirectoryFormat> formats = new ArrayList<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:listing/*.yaml")) {
        formats.add(named(Objects.requireNonNull(file.getFilename()).replace(".yaml", "")));
      }
    } catch (IOException e) {
      throw new ImportProblem("The formats cannot be listed: " + e.getMessage());
    }
    formats.sort(java.util.Comparator.comparing(DirectoryFormat::name));
    return formats;
  }

  /** Headings such as No, Yes and On are words, not truths: the usual reading of YAML takes them for those. */
  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    DumperOptions unused = new DumperOptions();
    return new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new Resolver() {

      @Override
      protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
        addImplicitResolver(Tag.INT, Pattern.compile("[0-9]{1,9}"), "0123456789");
        addImplicitResolver(Tag.NULL, Pattern.compile("~|null"), "~n");
      }
    });
  }

  static DirectoryFormat parse(String name, InputStream yaml) {
    try {
      Object read = yaml().load(yaml);
      if (!(read instanceof Map<?, ?> map)) {
        throw new ImportProblem("The format " + name + " is no list of settings.");
      }
      Map<Object, Object> settings = new HashMap<>(map);
      settings.put("name", name);
      DirectoryFormat format = MAPPER.convertValue(settings, DirectoryFormat.class);
      format.encoding();
      return format;
    } catch (DatabindException e) {
      throw new ImportProblem(
          "The format " + name + " is wrong at " + at(e) + ": " + firstLine(e.getOriginalMessage()));
    } catch (JacksonException | YAMLException | IllegalArgumentException e) {
      throw new ImportProblem("The format " + name + " is wrong: " + firstLine(e.getMessage()));
    }
  }

  private static String at(DatabindException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String property = step.getPropertyName();
      path.append(property == null ? "[" + (step.getIndex() + 1) + "]" : (path.isEmpty() ? "" : ".") + property);
    }
    return path.isEmpty() ? "the top" : path.toString();
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("").replaceAll(" \\(class .*", "")
        .replaceAll("Cannot construct instance of `[^`]*`, problem: ", "");
  }
}
