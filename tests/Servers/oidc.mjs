// An OpenID Connect provider on a free loopback port: discovery, keys, and the code flow with PKCE for whoever the login hint names. Its keys, what it says of people and how it makes access tokens can be changed while it runs.
import { createPublicKey, generateKeyPair, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import Provider, { errors } from 'oidc-provider';
import { hear, say } from './talk.mjs';

const AUDIENCES = ['https://lifts.example', 'https://another.example'];
const people = new Map();
let signing = { alg: 'RS256', ttl: 600 };
let keys = [];
let provider;

const freshKey = async (type, options, alg) => {
  const { privateKey } = await promisify(generateKeyPair)(type, options);
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg };
};

const server = createServer(async (request, response) => {
  try {
    if (request.url.startsWith('/interaction/')) {
      await interact(request, response);
    } else {
      await provider.callback()(request, response);
    }
  } catch (fault) {
    response.writeHead(500).end(String(fault));
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}`;

async function begin() {
  keys = [
    await freshKey('rsa', { modulusLength: 2048 }, 'RS256'),
    await freshKey('rsa', { modulusLength: 2048 }, 'PS256'),
    await freshKey('ec', { namedCurve: 'P-256' }, 'ES256'),
  ];
  provider = new Provider(url, {
    jwks: { keys },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: 'phone',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/signed-in'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: (_, token) => people.get(token.accountId),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => {
          if (!AUDIENCES.includes(resource)) {
            throw new errors.InvalidTarget();
          }
          return { scope: 'ride', audience: resource, accessTokenTTL: signing.ttl, accessTokenFormat: 'jwt', jwt: { sign: sign() } };
        },
      },
    },
  });
}

// A shared secret that everybody knows: the public key.
const sign = () => (signing.alg === 'HS256' ? { alg: 'HS256', key: Buffer.from(publicKey()) } : { alg: signing.alg });

const publicKey = () => createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' });

async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: params.login_hint } });
    return;
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('openid');
  grant.addResourceScope(params.resource, 'ride');
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

await begin();
hear({
  rotate: begin,
  sign: (how) => void (signing = { ...signing, ...how }),
  person: ({ id, claims }) => void people.set(id, claims),
});
say('ready', { url });
