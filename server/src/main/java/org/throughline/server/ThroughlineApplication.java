package org.throughline.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * The program as Spring starts it. There are two databases, so both are wired by hand. As a main
 * class it is a node that goes by its settings alone, which is what a container runs.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ConfigurationPropertiesScan
@ComponentScan
public class ThroughlineApplication {
    public static void main(String[] settings) {
        SpringApplication.run(ThroughlineApplication.class, settings);
    }
}
