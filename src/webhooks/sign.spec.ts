import { newSecret, signedHeaders } from './sign.js';

describe('signedHeaders', () => {
  // The example of the Standard Webhooks specification.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const message = {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: new Date(1_614_265_330_000),
    body: '{"test": 2432232314}',
  };

  it('signs as Standard Webhooks says', () => {
    expect(signedHeaders(message, [secret])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('signs with each of several secrets', () => {
    const { 'webhook-signature': both } = signedHeaders(message, [secret, newSecret()]);
    expect(both).toMatch(/^v1,g0hM9SsE\S+ v1,\S{44}$/);
  });
});
