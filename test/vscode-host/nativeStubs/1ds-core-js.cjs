// Telemetry is off: only the name has to exist.
exports.AppInsightsCore = class {};
