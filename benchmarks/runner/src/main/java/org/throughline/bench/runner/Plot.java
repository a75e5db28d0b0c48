package org.throughline.bench.runner;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.throughline.bench.axis.OneTwoFiveAxis;
import org.throughline.bench.runner.Results.Question;
import org.w3c.dom.Document;

/**
 * Throughput by callers on the empty store; markers and dashes tell the lines apart, not colours.
 */
final class Plot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final double MARKER = 9;
    private static final List<float[]> DASHES =
            List.of(
                    new float[] {1, 0},
                    new float[] {8, 4},
                    new float[] {2, 4},
                    new float[] {12, 4, 2, 4});
    private static final List<Color> COLOURS =
            List.of(
                    new Color(0x00, 0x45, 0x8F),
                    new Color(0xB3, 0x44, 0x00),
                    new Color(0x1B, 0x6E, 0x3C),
                    new Color(0x6A, 0x2C, 0x91),
                    new Color(0x8A, 0x15, 0x38),
                    new Color(0x40, 0x40, 0x40),
                    new Color(0x40, 0x40, 0x40),
                    new Color(0x40, 0x40, 0x40));

    private Plot() {}

    static String svg(Settings settings, Results results) throws IOException {
        var graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
        chart(settings, results).draw(graphics, new Rectangle(WIDTH, HEIGHT));
        var text = new StringWriter();
        graphics.stream(text, false);
        return text.toString();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
    }

    private static JFreeChart chart(Settings settings, Results results) {
        var series = new XYSeriesCollection();
        for (var peer : settings.peers()) {
            var line = new XYSeries(peer);
            for (int i = 0; i < settings.callers().size(); i++) {
                int at = i;
                results.throughput(
                                new Question("append", Run.EMPTY, settings.callers().get(i), peer))
                        .ifPresent(seen -> line.add(at, seen.median()));
            }
            if (!line.isEmpty()) {
                series.addSeries(line);
            }
        }
        var chart =
                ChartFactory.createXYLineChart(
                        "Appends per second on the empty store (medians)",
                        "callers",
                        "appends per second",
                        series,
                        PlotOrientation.VERTICAL,
                        true,
                        false,
                        false);
        chart.setBackgroundPaint(Color.WHITE);
        var plot = chart.getXYPlot();
        var callers = settings.callers().stream().map(Object::toString).toArray(String[]::new);
        var callersAxis = new SymbolAxis("callers", callers);
        callersAxis.setGridBandsVisible(false);
        plot.setDomainAxis(callersAxis);
        plot.setRangeAxis(new OneTwoFiveAxis("appends per second"));
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        mark(plot, series.getSeriesCount());
        return chart;
    }

    private static void mark(XYPlot plot, int lines) {
        var renderer = new XYLineAndShapeRenderer();
        var shapes = shapes();
        for (int i = 0; i < lines; i++) {
            renderer.setSeriesShape(i, shapes.get(i % shapes.size()));
            renderer.setSeriesShapesFilled(i, i % 2 == 0);
            renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
            renderer.setSeriesStroke(
                    i,
                    new BasicStroke(
                            2,
                            BasicStroke.CAP_BUTT,
                            BasicStroke.JOIN_ROUND,
                            1,
                            DASHES.get(i % DASHES.size()),
                            0));
        }
        renderer.setDrawSeriesLineAsPath(true);
        plot.setRenderer(renderer);
    }

    private static List<Shape> shapes() {
        double half = MARKER / 2;
        return List.of(
                new Ellipse2D.Double(-half, -half, MARKER, MARKER),
                new Rectangle2D.Double(-half, -half, MARKER, MARKER),
                polygon(0, -half, half, half, -half, half),
                polygon(0, -half, half, 0, 0, half, -half, 0),
                polygon(0, half, half, -half, -half, -half),
                polygon(-half, -half, half, half, half, -half, -half, half),
                new Rectangle2D.Double(-half, -half / 3, MARKER, MARKER / 3),
                new Rectangle2D.Double(-half / 3, -half, MARKER / 3, MARKER));
    }

    private static Shape polygon(double... corners) {
        var path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
