package org.throughline.server.cli.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.throughline.embedded.EmbeddedInfrastructure;
import org.throughline.server.ThroughlineApplication;

/** The whole program in this process. */
public final class Platform implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Home home;
    private final String address;

    private Platform(ConfigurableApplicationContext context, Home home, int port) {
        this.context = context;
        this.home = home;
        this.address = "http://127.0.0.1:" + port;
    }

    /** A port that another program uses. */
    public static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1;

        PortTaken(int port) {
            super(
                    "Port "
                            + port
                            + " on 127.0.0.1 is used by another program. Stop that program, or name another port: "
                            + "--port "
                            + (port + 1)
                            + ". Nothing was started.");
        }
    }

    /**
     * Starts on this folder and port.
     *
     * @param port 0 for any free one
     * @throws org.throughline.embedded.NewerFolder when a newer program wrote the folder; nothing
     *     was started then
     */
    public static Platform start(Home home, int port, boolean demonstration)
            throws PortTaken, IOException {
        // Asked here too, so that the refusal stands alone and not below a failed start.
        EmbeddedInfrastructure.refuseNewer(home.folder());
        int chosen = free(port);
        List<String> settings = new ArrayList<>();
        settings.add("--throughline.data=" + home.folder());
        settings.add("--throughline.demonstration=" + demonstration);
        settings.add("--server.port=" + chosen);
        System.setProperty("throughline.operator-token", home.token());
        var context =
                new SpringApplicationBuilder(ThroughlineApplication.class)
                        .web(WebApplicationType.SERVLET)
                        .registerShutdownHook(true)
                        .run(settings.toArray(new String[0]));
        var platform = new Platform(context, home, chosen);
        home.running(platform.address);
        return platform;
    }

    private static int free(int port) throws PortTaken, IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new PortTaken(port);
        }
    }

    public String address() {
        return address;
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        home.stopped();
        context.close();
    }
}
