package org.throughline.server.evidence.cover;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.logging.Level;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/**
 * Prints a page as PDF/UA-1 and PDF/A-3a: readable by a screen reader, and by anybody in fifty
 * years. Latin letters only. Its fonts are in it; while it is made nothing is asked of the network
 * or of the machine's files.
 */
final class Pdf {
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        XRLog.setLoggerImpl(new Unheard());
    }

    private Pdf() {}

    /**
     * The page as a file.
     *
     * @param page XHTML with a language, a title and a subject
     * @param attached files that are carried inside, by name
     * @throws IllegalStateException when something of the page cannot be printed as it should: a
     *     part is not known, or the title, the subject or a sign of the language is missing
     */
    static byte[] of(String page, Map<String, byte[]> attached) throws IOException {
        var builder = new PdfRendererBuilder();
        for (int weight : new int[] {REGULAR, BOLD}) {
            builder.useFont(
                    () -> read("/fonts/noto-sans-" + weight + ".ttf"),
                    "Noto Sans",
                    weight,
                    FontStyle.NORMAL,
                    true);
        }
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withProducer("Throughline");
        builder.withHtmlContent(page, null);
        var problems = new ArrayList<String>();
        builder.withDiagnosticConsumer(said -> {
            if (said.getLevel().intValue() >= Level.WARNING.intValue()) {
                problems.add(String.valueOf(said.getLogMessageId()));
            }
        });
        try (var renderer = builder.buildPdfRenderer();
                var document = renderer.createPDFKeepOpen()) {
            if (!problems.isEmpty()) {
                throw new IllegalStateException("a page cannot be printed: " + problems);
            }
            attach(document, attached);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static InputStream read(String file) {
        return Objects.requireNonNull(Pdf.class.getResourceAsStream(file), file);
    }

    /** As PDF/A-3 asks: each file says what it is to the document. */
    private static void attach(PDDocument document, Map<String, byte[]> attached)
            throws IOException {
        var files = new TreeMap<String, PDComplexFileSpecification>();
        var associated = new COSArray();
        for (var one : attached.entrySet()) {
            var content = new PDEmbeddedFile(document, new ByteArrayInputStream(one.getValue()));
            content.setSubtype("text/plain");
            content.setSize(one.getValue().length);
            content.setModDate(document.getDocumentInformation().getCreationDate());
            var file = new PDComplexFileSpecification();
            file.setFile(one.getKey());
            file.setFileUnicode(one.getKey());
            file.setFileDescription(one.getKey());
            file.setEmbeddedFile(content);
            file.setEmbeddedFileUnicode(content);
            file.getCOSObject()
                    .setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
            files.put(one.getKey(), file);
            associated.add(file);
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        var catalog = document.getDocumentCatalog();
        var names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        catalog.getCOSObject().setItem(COSName.getPDFName("AF"), associated);
    }

    /** What the library says while it works is judged here and never logged. */
    private static final class Unheard implements XRLogger {
        @Override
        public void log(String where, Level level, String message) {}

        @Override
        public void log(String where, Level level, String message, @Nullable Throwable failure) {}

        @Override
        public void setLevel(String logger, Level level) {}

        @Override
        public boolean isLogLevelEnabled(Diagnostic diagnostic) {
            return false;
        }
    }
}
