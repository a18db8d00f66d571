/** Where the optional summariser is: `BATON_DESK_LLM_URL`, `BATON_DESK_LLM_MODEL`, `BATON_DESK_LLM_KEY`. */
import { fail, ok, type Result } from '../../../contract/result.ts';
import { isAllowedDeskUrl } from '../../../contract/settings.ts';

export interface LlmSettings {
  /** The address of `chat/completions`. */
  readonly url: string;
  readonly model: string;
  /** A secret; null for an endpoint on this machine that wants none. */
  readonly key: string | null;
}

/** `https://host`, `https://host/v1` and the full address all name the same endpoint. Null where none is configured. */
export function readLlmSettings(
  url: string | undefined,
  model: string | undefined,
  key: string | undefined,
): Result<LlmSettings | null> {
  if (url === undefined) return ok(null);
  if (!isAllowedDeskUrl(url)) {
    return fail('bad-request', 'BATON_DESK_LLM_URL must be an https:// address (http:// only to this machine).');
  }
  if (model === undefined)
    return fail('bad-request', 'BATON_DESK_LLM_MODEL must name the model of BATON_DESK_LLM_URL.');
  const endpoint = new URL(url);
  const path = endpoint.pathname.replace(/\/+$/, '');
  if (!path.endsWith('/chat/completions')) {
    endpoint.pathname = path.endsWith('/v1') ? `${path}/chat/completions` : `${path}/v1/chat/completions`;
  }
  return ok({ url: endpoint.href, model, key: key ?? null });
}
