package io.floodscope.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What the JDK's own parser tells about product code: comments of types and lengths of methods. */
final class JavaShape {

    static final int LONGEST_METHOD = 60;

    private JavaShape() {}

    /** Public types, nested ones too, without a Javadoc comment. */
    static List<String> undocumentedTypes(List<SourceFile> files) {
        return scan(files, (unit, trees, findings) -> new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void nothing) {
                boolean visible = type.getModifiers().getFlags().contains(Modifier.PUBLIC) || isInInterface();
                if (!visible) {
                    return null;
                }
                if (trees.getDocCommentTree(getCurrentPath()) == null) {
                    findings.add(place(unit, trees, type) + " public type " + type.getSimpleName() + " has no Javadoc");
                }
                return super.visitClass(type, nothing);
            }

            private boolean isInInterface() {
                TreePath parent = getCurrentPath().getParentPath();
                return parent != null && parent.getLeaf().getKind() == Tree.Kind.INTERFACE;
            }

            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                return null;
            }
        });
    }

    /** Methods that do not fit a screen. */
    static List<String> longMethods(List<SourceFile> files) {
        return scan(files, (unit, trees, findings) -> new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                SourcePositions positions = trees.getSourcePositions();
                LineMap lines = unit.getLineMap();
                long length = lines.getLineNumber(positions.getEndPosition(unit, method))
                        - lines.getLineNumber(positions.getStartPosition(unit, method))
                        + 1;
                if (length > LONGEST_METHOD) {
                    findings.add(place(unit, trees, method) + " method " + method.getName() + " has " + length
                            + " lines; the limit is " + LONGEST_METHOD);
                }
                return super.visitMethod(method, nothing);
            }
        });
    }

    private interface Inspection {
        TreePathScanner<Void, Void> of(CompilationUnitTree unit, DocTrees trees, List<String> findings);
    }

    private static List<String> scan(List<SourceFile> files, Inspection inspection) {
        List<JavaFileObject> sources = files.stream()
                .filter(SourceFile::isProductCode)
                .<JavaFileObject>map(Source::new)
                .toList();
        List<String> findings = new ArrayList<>();
        if (sources.isEmpty()) {
            return findings;
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                ToolProvider.getSystemJavaCompiler().getTask(null, null, problems, List.of(), null, sources);
        DocTrees trees = DocTrees.instance(task);
        try {
            for (CompilationUnitTree unit : task.parse()) {
                inspection.of(unit, trees, findings).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        problems.getDiagnostics().forEach(problem -> findings.add("cannot be parsed: " + problem));
        return findings;
    }

    private static String place(CompilationUnitTree unit, DocTrees trees, Tree tree) {
        long start = trees.getSourcePositions().getStartPosition(unit, tree);
        String path = unit.getSourceFile().toUri().getPath().substring(1);
        return path + ":" + unit.getLineMap().getLineNumber(start);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(SourceFile file) {
            super(URI.create("string:///" + file.path()), Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
