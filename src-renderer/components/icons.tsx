/** Line icons on a 20 px grid, drawn in the text colour. */
function Icon({ path }: { path: string }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const GearIcon = () => (
  <Icon path="M3 6h6m6 0h2M3 14h2m6 0h6M11 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0ZM5 14a2 2 0 1 0 4 0a2 2 0 1 0-4 0Z" />
);
export const HistoryIcon = () => <Icon path="M3.5 10a6.5 6.5 0 1 0 2.2-4.9M3.5 3.5v3h3M10 6.5V10l2.5 1.8" />;
export const InsightsIcon = () => <Icon path="M3.5 16.5h13M5.5 13.5v-3M10 13.5v-8M14.5 13.5v-5" />;
export const KeypadIcon = () => (
  <Icon path="M5.5 4.5h.01M10 4.5h.01M14.5 4.5h.01M5.5 8.5h.01M10 8.5h.01M14.5 8.5h.01M5.5 12.5h.01M10 12.5h.01M14.5 12.5h.01M10 16.5h.01" />
);
export const BackIcon = () => <Icon path="M12 4.5 6.5 10l5.5 5.5" />;
export const CloseIcon = () => <Icon path="m5.5 5.5 9 9m0-9-9 9" />;
export const UpIcon = () => <Icon path="M5 12.5 10 7l5 5.5" />;
export const DownIcon = () => <Icon path="M5 7.5 10 13l5-5.5" />;
