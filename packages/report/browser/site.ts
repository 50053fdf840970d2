import { startComparison } from "./compare.js";
import { startCopyButtons } from "./copy-buttons.js";
import { startReportAddress } from "./report-address.js";
import { startRunHere } from "./run-here-offer.js";
import { startSearch } from "./search.js";
import { startThemeButton } from "./theme-button.js";

startThemeButton();
startSearch();
startReportAddress();
startCopyButtons();
startComparison();
void startRunHere();
