package org.candour.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Templates made anew while the site runs. jte writes and compiles them; here their classes join the loader of the
 * records that they show, since a record that only its package sees is seen by nothing from another loader. A loader
 * takes each name once, so a template's name ends with a hash of it and of all that it calls.
 */
final class EditedTemplates extends ClassLoader {

  private static final Pattern TEMPLATE = Pattern.compile("(org[./]candour[./]\\w+[./]Jte\\w+Generated)");

  private final Path classes;

  private EditedTemplates(Path classes) {
    super(EditedTemplates.class.getClassLoader());
    this.classes = classes;
  }

  /** The same settings as those of the build. A template is compiled when it is asked for. */
  static TemplateEngine engine(Path templates, Path classes) {
    TemplateEngine engine = TemplateEngine.create(new DirectoryCodeResolver(templates), classes, ContentType.Html,
        new EditedTemplates(classes), "org.candour");
    engine.setTrimControlStructures(true);
    engine.setClassPath(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    engine.setCompileArgs("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none");
    return engine;
  }

  /** Where in a template this happened, as its file and line; empty if it was in none. */
  static String place(Throwable thrown) {
    for (StackTraceElement at : thrown.getStackTrace()) {
      if (TEMPLATE.matcher(at.getClassName()).lookingAt()) {
        try {
          Class<?> made = Class.forName(at.getClassName().replaceFirst("\\$.*", ""));
          int[] lines = (int[]) made.getField("JTE_LINE_INFO").get(null);
          return made.getField("JTE_NAME").get(null) + ":" + (lines[at.getLineNumber() - 1] + 1);
        } catch (ReflectiveOperationException | IndexOutOfBoundsException e) {
          return at.toString();
        }
      }
    }
    return "";
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!TEMPLATE.matcher(name).matches()) {
      return super.loadClass(name, resolve);
    }
    try {
      Map<String, byte[]> parts = new TreeMap<>();
      collect(name.replace('.', '/'), parts);
      String mark = "_" + hash(parts);
      try {
        return Class.forName(name + mark, true, getParent());
      } catch (ClassNotFoundException first) {
        for (var part : parts.entrySet()) {
          define(part.getKey(), named(part.getValue(), mark));
        }
        return Class.forName(name + mark, true, getParent());
      }
    } catch (IOException | IllegalAccessException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** The class, and those of templates that it names. */
  private void collect(String name, Map<String, byte[]> parts) throws IOException {
    if (parts.containsKey(name)) {
      return;
    }
    byte[] made = Files.readAllBytes(classes.resolve(name + ".class"));
    parts.put(name, made);
    for (var entry : ClassFile.of().parse(made).constantPool()) {
      if (entry instanceof ClassEntry other && TEMPLATE.matcher(other.asInternalName()).lookingAt()) {
        collect(other.asInternalName(), parts);
      }
    }
  }

  private void define(String name, byte[] made) throws ClassNotFoundException, IllegalAccessException {
    String room = name.substring(0, name.lastIndexOf('/')).replace('/', '.');
    Class<?> neighbour = Class.forName(room + ".package-info", false, getParent());
    MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(made);
  }

  /** The same class with the mark behind each name of a template: names stand in the texts of its constant pool. */
  private static byte[] named(byte[] made, String mark) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(made));
    ByteArrayOutputStream result = new ByteArrayOutputStream(made.length + 1000);
    DataOutputStream out = new DataOutputStream(result);
    out.writeLong(in.readLong());
    int count = in.readUnsignedShort();
    out.writeShort(count);
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      switch (tag) {
        case PoolEntry.TAG_UTF8 -> out.writeUTF(TEMPLATE.matcher(in.readUTF()).replaceAll("$1" + mark));
        case PoolEntry.TAG_LONG, PoolEntry.TAG_DOUBLE -> {
          out.write(in.readNBytes(8));
          i++;
        }
        case PoolEntry.TAG_CLASS, PoolEntry.TAG_STRING, PoolEntry.TAG_METHOD_TYPE -> out.write(in.readNBytes(2));
        case PoolEntry.TAG_METHOD_HANDLE -> out.write(in.readNBytes(3));
        default -> out.write(in.readNBytes(4));
      }
    }
    in.transferTo(out);
    return result.toByteArray();
  }

  private static String hash(Map<String, byte[]> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      parts.values().forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
