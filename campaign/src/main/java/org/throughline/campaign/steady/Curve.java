package org.throughline.campaign.steady;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.function.ToLongFunction;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.throughline.campaign.steady.Steps.Step;

/** A picture of a round of load: three panels over one axis of time, dashes and not colours. */
public final class Curve {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 700;
    private static final List<BasicStroke> STROKES =
            List.of(
                    new BasicStroke(2),
                    new BasicStroke(
                            2,
                            BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_ROUND,
                            1,
                            new float[] {8, 4},
                            0));
    private static final List<Color> COLOURS =
            List.of(new Color(0x00, 0x45, 0x8F), new Color(0xB3, 0x44, 0x00));

    private Curve() {}

    /** As SVG. */
    public static String svg(String title, Steps steps) throws IOException {
        var all = new CombinedDomainXYPlot(new NumberAxis("seconds"));
        all.setGap(20);
        all.add(
                panel("arrival, ms", line("p50", steps, Step::p50), line("p99", steps, Step::p99)),
                2);
        all.add(panel("entries under way", line("under way", steps, Step::underWay)), 1);
        all.add(panel("memory, MB", line("memory", steps, Step::megabytes)), 1);
        var chart = new JFreeChart(title, all);
        chart.setBackgroundPaint(Color.WHITE);
        var graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart.draw(graphics, new Rectangle(WIDTH, HEIGHT));
        var text = new StringWriter();
        graphics.stream(text, false);
        return text.toString();
    }

    private static XYSeries line(String name, Steps steps, ToLongFunction<Step> value) {
        var line = new XYSeries(name);
        steps.steps().forEach(step -> line.add(step.second(), value.applyAsLong(step)));
        return line;
    }

    private static XYPlot panel(String axis, XYSeries... lines) {
        var series = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < lines.length; i++) {
            series.addSeries(lines[i]);
            renderer.setSeriesStroke(i, STROKES.get(i));
            renderer.setSeriesPaint(i, COLOURS.get(i));
        }
        renderer.setDrawSeriesLineAsPath(true);
        var plot = new XYPlot(series, null, new NumberAxis(axis), renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }

    private static org.w3c.dom.Document document() {
        try {
            return DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
    }
}
