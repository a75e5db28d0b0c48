package org.throughline.server.operator;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the node is, behind the operator's token; every node answers. */
@RestController
class StatusRoutes {
    private final StatusReport status;

    StatusRoutes(StatusReport status) {
        this.status = status;
    }

    @GetMapping("/operator/status")
    Map<String, Object> status() {
        return status.now();
    }
}
