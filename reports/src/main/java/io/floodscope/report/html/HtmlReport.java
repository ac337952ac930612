package io.floodscope.report.html;

import gg.jte.generated.precompiled.JtecompareGenerated;
import gg.jte.generated.precompiled.JtereportGenerated;
import gg.jte.generated.precompiled.JtesweepGenerated;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.floodscope.report.ReportContext;
import io.floodscope.report.compare.Comparison;
import io.floodscope.report.sweep.SweepReport;
import io.floodscope.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * The HTML report: one file, no requests, scripts and styles allowed by their digests only. Everything but zooming can be
 * read without JavaScript.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** Writes the page of a run. */
    public static void write(RunResult result, ReportContext context, OutputStream out) throws IOException {
        HtmlPage page = new HtmlPage(result, context);
        Assets assets = assets();
        write(
                out,
                to -> JtereportGenerated.render(
                        to, null, page, assets.policy, assets.css, assets.library, assets.script));
    }

    /** Writes the page of a comparison; the names are what the user calls the sides. */
    public static void write(Comparison comparison, String nameA, String nameB, ReportContext context, OutputStream out)
            throws IOException {
        ComparePage page = new ComparePage(comparison, nameA, nameB, context.toolVersion());
        Assets assets = assets();
        write(
                out,
                to -> JtecompareGenerated.render(
                        to, null, page, assets.policy, assets.css, assets.library, assets.script));
    }

    /** Writes the page of a sweep. */
    public static void write(SweepReport report, ReportContext context, OutputStream out) throws IOException {
        SweepPage page = new SweepPage(report, context.toolVersion());
        Assets assets = assets();
        write(out, to -> JtesweepGenerated.render(to, null, page, assets.policy, assets.css, assets.script));
    }

    /** What the page allows itself, for those who serve it: its own scripts and styles by their digests, and no requests. */
    public static String contentPolicy() throws IOException {
        return assets().policy;
    }

    private static void write(OutputStream out, Consumer<HtmlTemplateOutput> template) throws IOException {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(bytes));
        bytes.writeTo(out);
    }

    private record Assets(String policy, String css, String library, String script) {}

    private static Assets assets() throws IOException {
        String css = resource("uPlot.min.css") + "\n" + resource("report.css");
        String library = resource("uPlot.iife.min.js");
        String script = resource("report.js");
        String policy = "default-src 'none'; script-src " + digest(library) + " " + digest(script) + "; style-src "
                + digest(css) + "; img-src data:; base-uri 'none'; form-action 'none'";
        return new Assets(policy, css, library, script);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/io/floodscope/report/web/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
