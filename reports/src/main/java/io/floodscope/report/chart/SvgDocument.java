package io.floodscope.report.chart;

import io.floodscope.report.view.Decimals;
import io.floodscope.report.view.VisibleText;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The few shapes that charts need, written as SVG; every text is escaped and made visible. */
final class SvgDocument {

    private static final String FONTS = "DejaVu Sans, Verdana, Helvetica, Arial, sans-serif";

    private final XMLStreamWriter xml;

    private SvgDocument(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static SvgDocument start(OutputStream out, int width, int height, String title) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
        xml.writeAttribute("width", Integer.toString(width));
        xml.writeAttribute("height", Integer.toString(height));
        xml.writeAttribute("role", "img");
        xml.writeAttribute("font-family", FONTS);
        xml.writeStartElement("title");
        xml.writeCharacters(VisibleText.of(title));
        xml.writeEndElement();
        SvgDocument svg = new SvgDocument(xml);
        svg.rect(0, 0, width, height, "#ffffff");
        return svg;
    }

    void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.writeCharacters("\n");
        xml.flush();
    }

    void rect(double x, double y, double width, double height, String fill) throws XMLStreamException {
        shape("rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        xml.writeAttribute("fill", fill);
    }

    void line(double x1, double y1, double x2, double y2, Palette stroke) throws XMLStreamException {
        shape("line");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        xml.writeAttribute("stroke", stroke.hex());
    }

    void path(String d, String stroke, String fill, String opacity, String dashes) throws XMLStreamException {
        shape("path");
        xml.writeAttribute("d", d);
        xml.writeAttribute("stroke", stroke);
        xml.writeAttribute("fill", fill);
        xml.writeAttribute("fill-opacity", opacity);
        xml.writeAttribute("stroke-width", "1.5");
        if (!dashes.isEmpty()) {
            xml.writeAttribute("stroke-dasharray", dashes);
        }
    }

    void text(double x, double y, String anchor, int size, boolean bold, Palette fill, String text)
            throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("text");
        attribute("x", x);
        attribute("y", y);
        xml.writeAttribute("text-anchor", anchor);
        xml.writeAttribute("font-size", Integer.toString(size));
        if (bold) {
            xml.writeAttribute("font-weight", "bold");
        }
        xml.writeAttribute("fill", fill.hex());
        xml.writeCharacters(VisibleText.of(text));
        xml.writeEndElement();
    }

    private void shape(String name) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(name);
    }

    private void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, number(value));
    }

    /** Hundredths of a pixel are enough. */
    static String number(double value) {
        return Decimals.plain(value, 2);
    }
}
