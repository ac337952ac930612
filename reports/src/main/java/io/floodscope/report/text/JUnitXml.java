package io.floodscope.report.text;

import io.floodscope.report.ReportedRun;
import io.floodscope.report.view.Quantities;
import io.floodscope.report.view.RunFacts;
import io.floodscope.report.view.VisibleText;
import io.floodscope.result.ExpectationResult;
import io.floodscope.result.RunResult;
import io.floodscope.result.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML as CI systems read it: a suite per run, a case per expectation. A failure says what was expected, what came, the
 * first moment it went wrong and why. A run without verdict is an error, never a pass. No times of day, so equal results
 * give equal bytes.
 */
public final class JUnitXml {

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes all runs. */
    public static void write(List<ReportedRun> runs, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new JUnitXml(xml).suites(runs);
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void suites(List<ReportedRun> runs) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "floodscope");
        for (ReportedRun run : runs) {
            suite(run);
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
    }

    private void suite(ReportedRun run) throws XMLStreamException {
        RunResult result = run.result();
        boolean undecided = result.verdict() == Verdict.INCONCLUSIVE && count(result, Verdict.INCONCLUSIVE) == 0;
        line(1);
        xml.writeStartElement("testsuite");
        attribute("name", result.scenario());
        attribute("tests", Integer.toString(result.expectations().size() + (undecided ? 1 : 0)));
        attribute("failures", Long.toString(new RunFacts(result).failed().size()));
        attribute("errors", Long.toString(count(result, Verdict.INCONCLUSIVE) + (undecided ? 1 : 0)));
        attribute("skipped", "0");
        for (ExpectationResult e : result.expectations()) {
            testCase(run, e);
        }
        if (undecided) {
            line(2);
            xml.writeStartElement("testcase");
            attribute("classname", result.scenario());
            attribute("name", "runs to its end");
            outcome("error", new RunFacts(result).verdictSentence(), "");
            line(2);
            xml.writeEndElement();
        }
        line(1);
        xml.writeEndElement();
    }

    private static long count(RunResult result, Verdict verdict) {
        return result.expectations().stream()
                .filter(e -> e.verdict() == verdict)
                .count();
    }

    private void testCase(ReportedRun run, ExpectationResult e) throws XMLStreamException {
        SourcePlace place = SourcePlace.of(e, run.scenarioFile());
        line(2);
        xml.writeStartElement("testcase");
        attribute("classname", run.result().scenario());
        attribute("name", e.name());
        if (!place.file().isEmpty()) {
            attribute("file", place.file());
        }
        if (place.line() > 0) {
            attribute("line", Integer.toString(place.line()));
        }
        if (e.verdict() == Verdict.FAIL && e.warning()) {
            line(3);
            xml.writeStartElement("system-out");
            text("warning: " + FailureText.details(e, run));
            xml.writeEndElement();
        } else if (e.verdict() == Verdict.FAIL) {
            outcome("failure", "expected " + e.expected() + ", got " + e.got(), FailureText.details(e, run));
        } else if (e.verdict() != Verdict.PASS) {
            outcome(
                    "error",
                    "no verdict: the run ended at "
                            + Quantities.clock(run.result().simulatedNanos()),
                    "");
        }
        if (e.verdict() != Verdict.PASS) {
            line(2);
        }
        xml.writeEndElement();
    }

    private void outcome(String element, String message, String details) throws XMLStreamException {
        line(3);
        xml.writeStartElement(element);
        attribute("message", message);
        text(details);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, VisibleText.of(value));
    }

    private void text(String lines) throws XMLStreamException {
        for (String line : lines.split("\n", -1)) {
            xml.writeCharacters(lines.indexOf('\n') < 0 ? VisibleText.of(line) : VisibleText.of(line) + "\n");
        }
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
